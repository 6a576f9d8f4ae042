package io.omnidepth.poll.http;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy of the environment ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}).
 * Loopback never uses it.
 */
public final class Proxy {
  private final Map<String, String> environment;
  private final List<String> exempt;

  private Proxy(Map<String, String> environment) {
    this.environment = environment;
    this.exempt =
        Arrays.stream(variable("NO_PROXY").orElse("").split(","))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  /**
   * Reads the variables, in upper or lower case.
   *
   * @throws IllegalArgumentException with the name of a variable that is no URL of a proxy
   */
  public static Proxy from(Map<String, String> environment) {
    Proxy proxy = new Proxy(Map.copyOf(environment));
    proxy.named("HTTPS_PROXY");
    proxy.named("HTTP_PROXY");
    return proxy;
  }

  /** The proxy for the host; empty if the host is reached directly. */
  Optional<ProxyOptions> forHost(boolean secure, String host) {
    if (loopback(host) || exempt.stream().anyMatch(name -> covers(name, host))) {
      return Optional.empty();
    }
    return named(secure ? "HTTPS_PROXY" : "HTTP_PROXY");
  }

  private Optional<ProxyOptions> named(String variable) {
    return variable(variable).filter(url -> !url.isBlank()).map(url -> options(variable, url));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))));
  }

  private static ProxyOptions options(String variable, String url) {
    URI uri = URI.create(url.contains("://") ? url : "http://" + url);
    if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          variable + "=" + url + " names no proxy; allowed is http://HOST:PORT");
    }
    ProxyOptions options =
        new ProxyOptions()
            .setType(ProxyType.HTTP)
            .setHost(uri.getHost())
            .setPort(uri.getPort() >= 0 ? uri.getPort() : 3128);
    if (uri.getUserInfo() != null) {
      String[] login = uri.getUserInfo().split(":", 2);
      options.setUsername(login[0]).setPassword(login.length > 1 ? login[1] : "");
    }
    return options;
  }

  private static boolean covers(String name, String host) {
    String suffix = name.startsWith(".") ? name : "." + name;
    return name.equals("*")
        || host.equalsIgnoreCase(name)
        || host.toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  private static boolean loopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("[::1]");
  }
}
