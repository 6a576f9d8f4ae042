package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate of 127.0.0.1 and kraken.test. Only a client with this certificate
 * trusts it.
 */
public final class TestCertificate {
  private static final String SECRET = "changeit";

  private final Path folder;

  /** Makes the certificate and keeps its files in that folder. */
  public TestCertificate(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    keytool(
        "-genkeypair",
        "-alias",
        "exchange",
        "-keyalg",
        "EC",
        "-validity",
        "3650",
        "-dname",
        "CN=exchange",
        "-ext",
        "san=dns:kraken.test,ip:127.0.0.1",
        "-storetype",
        "PKCS12");
    keytool("-exportcert", "-rfc", "-alias", "exchange", "-file", pem().toString());
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", SECRET));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  private Path store() {
    return folder.resolve("exchange.p12");
  }

  /** The certificate alone, for a client. */
  public Path pem() {
    return folder.resolve("exchange.pem");
  }

  /** The certificate with its key, for a server. */
  public PfxOptions key() {
    return new PfxOptions().setPath(store().toString()).setPassword(SECRET);
  }
}
