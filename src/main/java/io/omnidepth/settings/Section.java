package io.omnidepth.settings;

/** A group of settings under one heading of the help. */
public enum Section {
  DEMO("Made-up market"),
  POLLING("Polling"),
  VENUES("Venues"),
  FEES("Fees"),
  HTTP("HTTP server"),
  FRESHNESS("Freshness"),
  METRICS("Metrics"),
  STORED_DATA("Stored data"),
  TAPE("Tape"),
  LOG("Log"),
  GENERAL("General");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  public String heading() {
    return heading;
  }
}
