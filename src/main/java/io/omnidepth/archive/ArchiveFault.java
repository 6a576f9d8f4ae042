package io.omnidepth.archive;

/** Tells why there is no archive. The message is for the user. */
public final class ArchiveFault extends Exception {
  private static final long serialVersionUID = 1;

  ArchiveFault(String message) {
    super(message);
  }
}
