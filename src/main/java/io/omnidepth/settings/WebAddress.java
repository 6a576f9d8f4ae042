package io.omnidepth.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Reads the addresses of HTTP servers. */
public final class WebAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MOST_PORT = 65_535;

  private WebAddress() {}

  /** The address that the text of the setting of that name is. */
  public static URI url(String name, String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null
          && SCHEMES.contains(String.valueOf(url.getScheme()))
          && url.getPort() != 0
          && url.getPort() <= MOST_PORT) {
        return url;
      }
    } catch (URISyntaxException noUrl) {
      // The answer below is the same for every text that is no URL.
    }
    throw new WrongSetting(name, text, "http://HOST:PORT or https://HOST:PORT");
  }

  /** The same without a path: scheme, host and perhaps a port. */
  public static URI origin(String name, String text) {
    URI url = url(name, text);
    boolean bare =
        url.getRawQuery() == null && url.getRawFragment() == null && url.getUserInfo() == null;
    if (!bare || !(url.getPath().isEmpty() || url.getPath().equals("/"))) {
      throw new WrongSetting(name, text, "an origin without a path, as http://127.0.0.1:19001");
    }
    return url;
  }

  /** The origin as browsers write it: in lower case, without the scheme's own port. */
  static String browserOrigin(String name, String text) {
    URI origin = origin(name, text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    int usual = origin.getScheme().equals("https") ? 443 : 80;
    String port = origin.getPort() < 0 || origin.getPort() == usual ? "" : ":" + origin.getPort();
    return origin.getScheme() + "://" + origin.getHost().toLowerCase(Locale.ROOT) + port;
  }
}
