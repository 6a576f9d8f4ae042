package io.omnidepth.http;

import io.omnidepth.api.Contract;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Representation;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;

/** Serves the contract: the documents that describe the API and the stream to programs. */
final class Documents {
  private final Payers payers;
  private final AnswerMaker maker;
  private final InstantSource clock;

  Documents(Payers payers, AnswerMaker maker, InstantSource clock) {
    this.payers = payers;
    this.maker = maker;
    this.clock = clock;
  }

  void openApi(RoutingContext context) {
    send(context, Contract.ofThisVersion().openApi());
  }

  void asyncApi(RoutingContext context) {
    send(context, Contract.ofThisVersion().asyncApi());
  }

  private void send(RoutingContext context, String text) {
    maker.send(context, payers.payer(context.request()), new Document(text, clock));
  }

  /** A document, which is the same as long as the process runs. */
  private record Document(String text, InstantSource clock) implements AnswerSource {
    @Override
    public Object key() {
      return text;
    }

    @Override
    public boolean isShared() {
      return true;
    }

    @Override
    public AnswerVersion version() {
      return AnswerVersion.LASTING;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public CostKind kind() {
      return CostKind.of("document", 0, text.length());
    }

    @Override
    public Begun begin() {
      return new Begun(
          AnswerVersion.LASTING, () -> Representation.ofText(0, text, Form.JSON, () -> text));
    }
  }
}
