package dev.styxy.store.completion;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.store.file.AtomicFile;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The services of known projects, from which shells complete {@code run} and {@code env}: one line
 * {@code v NAME TYPE PROJECT} per service, with tabs. It is written only when a project's services
 * have changed, so it costs almost nothing. Nothing depends on it.
 */
public final class ServiceIndex {
  /** Small enough for a shell to read quickly. */
  private static final int MOST_OF_OTHERS = 8 * 1024;

  private static final int MOST_BYTES = 64 * 1024;

  private final FileOps disk;
  private final SecureDirectory place;
  private final AtomicFile file;
  private final String own;
  private final String end;

  public ServiceIndex(FileOps disk, SecureDirectory place, CompletionSource offered) {
    this.disk = disk;
    this.place = place;
    this.file = new AtomicFile(disk, place.directory(), StateFiles.SERVICES);
    this.own = lines(offered);
    // A project without a file is not looked up: that would cost every project that never had one.
    this.end = offered.hasFile() ? end(offered.project()) : "";
  }

  private static String lines(CompletionSource offered) {
    if (offered.services().isEmpty()) {
      return "";
    }
    IndexText text = new IndexText(64 * offered.services().size());
    for (ProjectService service : offered.services()) {
      text.line("v", service.name(), service.type(), offered.project());
    }
    return text.toString();
  }

  /** What each line of the project ends with. */
  private static String end(String project) {
    IndexText text = new IndexText(64);
    text.line("", project);
    return text.toString().substring(text.toString().indexOf('\t'));
  }

  /** Whether it has the project's current services; this does not need the lock. */
  public boolean isCurrent() {
    if (end.isEmpty()) {
      return true;
    }
    try {
      String text = read();
      return text.contains(own) && count(text) == count(own);
    } catch (IOException e) {
      return false;
    }
  }

  private int count(String text) {
    int count = 0;
    for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
      count++;
    }
    return count;
  }

  /** Puts the project's services before those of the others. */
  public void write() {
    StringBuilder text = new StringBuilder(own);
    try {
      for (String line : read().split("\n")) {
        boolean isOther = !line.isEmpty() && !(line + "\n").endsWith(end);
        if (isOther && text.length() + line.length() < MOST_OF_OTHERS) {
          text.append(line).append('\n');
        }
      }
      file.replaceSoon(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return; // the next command tries again
    }
  }

  /** Only a plain file of the user's own counts. */
  private String read() throws IOException {
    Optional<FileFacts> facts = disk.facts(file.path());
    boolean isReadable =
        facts.isPresent()
            && facts.get().size() <= MOST_BYTES
            && place.objectionToFile(facts.get()).isEmpty();
    return isReadable ? new String(disk.read(file.path()), StandardCharsets.UTF_8) : "";
  }
}
