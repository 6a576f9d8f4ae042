package io.omnidepth.poll.http;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The trusted certificates: those of Java and, if set, some more. */
public final class Trust {
  private final Optional<TrustOptions> options;

  private Trust(Optional<TrustOptions> options) {
    this.options = options;
  }

  /** Trusts the certificates that Java trusts. */
  public static Trust usual() {
    return new Trust(Optional.empty());
  }

  /**
   * Also trusts the certificates of that PEM file.
   *
   * @throws IllegalArgumentException with the reason if the file has no certificates
   */
  public static Trust also(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> more =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (more.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in it");
      }
      KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
      believed.load(null, null);
      int number = 0;
      for (X509Certificate usual : manager(null).getAcceptedIssuers()) {
        believed.setCertificateEntry("usual-" + number++, usual);
      }
      for (Certificate each : more) {
        believed.setCertificateEntry("more-" + number++, each);
      }
      return new Trust(Optional.of(TrustOptions.wrap(manager(believed))));
    } catch (NoSuchFileException absent) {
      throw new IllegalArgumentException("there is no such file", absent);
    } catch (CertificateException none) {
      throw new IllegalArgumentException("there is no certificate in it", none);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          "it cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException(
        "no X.509 among " + Arrays.toString(factory.getTrustManagers()));
  }

  /** The options of a client; empty without additional certificates. */
  Optional<TrustOptions> options() {
    return options;
  }
}
