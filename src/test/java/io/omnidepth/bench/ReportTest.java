package io.omnidepth.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @Test
  void eachGoalCanBeReadAndARatioHasAPeer() throws IOException {
    List<Goal> goals = Goal.read(Goal.FILE);
    assertTrue(goals.size() > 30);
    for (Goal goal : goals) {
      assertEquals(goal.hasPeer(), !goal.figure().isEmpty(), goal.toString());
      assertTrue(goal.ours().startsWith(goal.part() + "."), goal.toString());
    }
  }

  @Test
  void aRowTellsTheRatioBesideItsGoal(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("goals.csv"),
            """
            part,work,unit,ours,peer,figure,rule,goal
            a,"fast, ours",us,a.ours,Peer,a.peer,times,15
            a,near,us,a.ours,Bound,a.bound,share,0.75
            a,small,kB,a.small,,,most,4
            b,other,us,b.ours,,,most,4
            """);
    Figures figures = new Figures();
    figures.put("a.ours", 2);
    figures.put("a.peer", 31);
    figures.put("a.bound", 2.5);
    String report = new Report(List.of("head"), Goal.read(file), List.of("a"), figures).text();
    assertTrue(
        report.contains("| fast, ours | us | 2.00 | Peer | 31.0 | 15.5 | ≥ 15 | yes |"), report);
    assertTrue(
        report.contains("| near | us | 2.00 | Bound | 2.50 | 0.80 | ≤ 0.75 | **no** |"), report);
    assertTrue(report.contains("| small | kB |  |  |  |  | ≤ 4 | not measured |"), report);
    assertFalse(report.contains("other"), report);
  }
}
