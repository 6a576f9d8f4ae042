package io.omnidepth.tape;

/** A file that is no tape, or that is damaged; the message tells where and how. */
public final class TapeFault extends Exception {
  private static final long serialVersionUID = 1;

  TapeFault(String message) {
    super(message);
  }

  TapeFault(String message, Throwable cause) {
    super(message, cause);
  }
}
