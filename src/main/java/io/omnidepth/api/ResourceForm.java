package io.omnidepth.api;

import io.omnidepth.api.parameter.Parameter;
import java.util.List;

/**
 * One form of a resource, with all that documents say of it.
 *
 * @param operation its name in the OpenAPI document, unique among all forms of all resources
 * @param schema the name of the body's schema in the OpenAPI document
 * @param parameters all that it takes
 * @param summary a line
 * @param description in sentences
 * @param body a sentence that tells the content of a body
 */
public record ResourceForm(
    Form form,
    String operation,
    String schema,
    List<Parameter<?>> parameters,
    String summary,
    String description,
    String body) {
  public ResourceForm {
    parameters = List.copyOf(parameters);
  }
}
