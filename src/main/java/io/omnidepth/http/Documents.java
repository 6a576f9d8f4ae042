package io.omnidepth.http;

import io.omnidepth.api.Contract;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Representation;
import io.vertx.ext.web.RoutingContext;

/** Serves the contract: the documents that describe the API and the stream to programs. */
final class Documents {
  private final Payers payers;
  private final AnswerSender sender;

  Documents(Payers payers, AnswerSender sender) {
    this.payers = payers;
    this.sender = sender;
  }

  void openApi(RoutingContext context) {
    send(context, Contract.ofThisVersion().openApi());
  }

  void asyncApi(RoutingContext context) {
    send(context, Contract.ofThisVersion().asyncApi());
  }

  private void send(RoutingContext context, String text) {
    sender.send(
        context,
        payers.payer(context.request()),
        CostKind.of("document", 0, text.length()),
        () -> Representation.ofText(0, text, Form.JSON, () -> text));
  }
}
