package io.omnidepth.settings;

import static io.omnidepth.settings.Section.HTTP;
import static io.omnidepth.settings.Setting.setting;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The settings of the HTTP server. */
public final class HttpSettings {
  private static final Pattern ADDRESS = Pattern.compile("[^/]*[^/\\s][^/]*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  public static final Setting<String> HOST =
      setting("--host", "127.0.0.1")
          .in(HTTP)
          .otherwise("127.0.0.1, this machine only")
          .required("ADDRESS", ADDRESS, "an address or a name of this machine, as 127.0.0.1")
          .says("The address to listen on");

  public static final Setting<Integer> PORT =
      setting("--port", "8080")
          .in(HTTP)
          .whole("PORT", 0, 65_535)
          .says("The port to listen on, or 0 for any free one");

  public static final Setting<List<String>> ALLOW_HOST =
      setting("--allow-host")
          .in(HTTP)
          .allowing("names")
          .list("NAME", Candidates.NONE, HttpSettings::name)
          .says("A further name of the server, beside localhost and addresses in numbers");

  public static final Setting<List<String>> ALLOW_ORIGIN =
      setting("--allow-origin")
          .in(HTTP)
          .allowing("origins")
          .list("ORIGIN", Candidates.NONE, WebAddress::browserOrigin)
          .says("A site, as https://host, whose pages may read the API and open the stream");

  public static final Setting<List<String>> TRUST_PROXY =
      setting("--trust-proxy")
          .in(HTTP)
          .otherwise("none")
          .allowing("addresses and networks")
          .list("ADDRESS")
          .says(
              "A proxy before the server, as 10.0.0.7 or 10.0.0.0/24; its X-Forwarded-For tells the "
                  + "client, its X-Forwarded-Proto the scheme");

  static final List<Setting<?>> ALL = List.of(HOST, PORT, ALLOW_HOST, ALLOW_ORIGIN, TRUST_PROXY);

  private HttpSettings() {}

  private static String name(String setting, String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw new WrongSetting(setting, name, "a name without scheme and port, as depth.example");
    }
    return name;
  }
}
