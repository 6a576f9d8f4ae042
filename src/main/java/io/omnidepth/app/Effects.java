package io.omnidepth.app;

import io.omnidepth.board.Publication;
import io.omnidepth.source.Source;
import io.omnidepth.tape.Inputs;
import io.omnidepth.venue.Claim;
import java.util.List;

/** The effects of readers on this server's polling and its board. */
record Effects(Source source, Publication board) implements Inputs {
  @Override
  public void watch(List<Claim> claims) {
    source.watch(claims);
  }

  @Override
  public void recount() {
    board.recount();
  }
}
