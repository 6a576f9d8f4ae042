package io.omnidepth.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder of an archive, on the disk. */
class ArchiveFolderTest {
  private OwnFolder own;

  @BeforeEach
  void makeOwnFolder() throws IOException {
    own = OwnFolder.make();
  }

  @AfterEach
  void removeOwnFolder() throws IOException {
    own.close();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static Path folder(Path path, String mode) throws IOException {
    Files.createDirectory(path);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static void assertRefused(String words, Path folder) {
    ArchiveFault fault = assertThrows(ArchiveFault.class, () -> ArchiveFolder.open(folder));
    assertTrue(String.valueOf(fault.getMessage()).contains(words), fault.getMessage());
  }

  @Test
  void aNewFolderIsTheUsersAloneAndSoAreNewOnesAbove() throws Exception {
    Path made = ArchiveFolder.open(own.path().resolve("caches/omnidepth"));
    assertEquals("rwx------", mode(made));
    assertEquals("rwx------", mode(own.path().resolve("caches")));
    assertEquals(made, ArchiveFolder.open(made));
    try (var files = Files.list(made)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFolderOfAnotherModeIsRefused() throws IOException {
    assertRefused("has the mode 755", folder(own.path().resolve("open"), "rwxr-xr-x"));
  }

  @Test
  void aSharedFolderAboveIsRefusedAndNothingIsMade() throws IOException {
    Path shared = folder(own.path().resolve("shared"), "rwxrwxr-x");
    assertRefused("others may write in " + shared, shared.resolve("a/b"));
    assertRefused("others may write in " + shared, folder(shared.resolve("c"), "rwx------"));
    assertFalse(Files.exists(shared.resolve("a")));
  }

  @Test
  void aLinkIsRefusedAndAboveItIsFollowed() throws Exception {
    Path target = folder(own.path().resolve("target"), "rwx------");
    Path link = Files.createSymbolicLink(own.path().resolve("link"), target);
    assertRefused("is a symbolic link", link);
    assertEquals(target.resolve("a"), ArchiveFolder.open(link.resolve("a")));
  }

  @Test
  void aFileIsRefused() throws IOException {
    assertRefused("is no folder", Files.writeString(own.path().resolve("file"), ""));
  }
}
