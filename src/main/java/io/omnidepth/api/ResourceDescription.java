package io.omnidepth.api;

import java.util.List;

/**
 * The facts of a resource that do not depend on a request.
 *
 * @param path the path, with a name in braces for each part that varies
 * @param tag a group of the OpenAPI document: {@code market} or {@code state}
 * @param meaning the content of an answer, in a few words
 * @param forms the forms of its answers, JSON first. Each other form has a path with its ending;
 *     {@code Accept} chooses between JSON and CSV where the path has none
 */
public record ResourceDescription(
    String path, String tag, String meaning, List<ResourceForm> forms) {
  public ResourceDescription {
    forms = List.copyOf(forms);
  }
}
