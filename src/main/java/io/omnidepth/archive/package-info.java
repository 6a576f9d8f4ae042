/**
 * An archive of the program's loaded classes, for a faster start. Java maps it into the next
 * process, so an archive is code: whoever may write it may run anything as the user.
 *
 * <p>Always true of a made archive: its folder and all folders above belong to the user or to root,
 * nobody else may write there, and a second start has used it.
 */
@NullMarked
package io.omnidepth.archive;

import org.jspecify.annotations.NullMarked;
