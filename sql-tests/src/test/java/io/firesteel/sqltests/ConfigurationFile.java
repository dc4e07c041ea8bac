package io.firesteel.sqltests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.firesteel.core.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The text of {@code conf/firesteel.conf}: every declared setting with its documentation and
 * default, commented out. Run it with the file's path after declaring a setting; a test fails while
 * file and declarations differ.
 */
final class ConfigurationFile {
  private static final int WIDTH = 98;

  private ConfigurationFile() {}

  /** Writes the file that the argument names. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), text());
  }

  /** The file's text. */
  public static String text() {
    declareAll();
    StringBuilder out = new StringBuilder();
    out.append("# Settings of the Firesteel server: firesteel server --conf conf/firesteel.conf\n");
    out.append("# Each line shows a default; remove the # to change it. KEY=VALUE, UTF-8.\n");
    out.append("# Also taken: spark.hadoop.KEY for any KEY of Hadoop's file systems.\n");
    section(out, "Of the server", false);
    section(out, "Of sessions; SET changes them for one session", true);
    return out.toString();
  }

  private static void section(StringBuilder out, String title, boolean session) {
    out.append("\n# ---- ").append(title).append(" ----\n");
    for (Map.Entry<String, Setting<?>> entry : Setting.all().entrySet()) {
      Setting<?> setting = entry.getValue();
      if (setting.session() == session && !setting.key().contains(".debug.")) {
        out.append('\n');
        wrap(out, setting.doc());
        out.append('#')
            .append(setting.key())
            .append('=')
            .append(setting.defaultText())
            .append('\n');
      }
    }
  }

  private static void wrap(StringBuilder out, String doc) {
    int column = 0;
    for (String word : doc.split("\\s+")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        column = 0;
      }
      out.append(column == 0 ? "# " : " ").append(word);
      column += word.length() + (column == 0 ? 2 : 1);
    }
    out.append('\n');
  }

  /** A setting is declared when the class that holds it is initialised. */
  private static void declareAll() {
    for (JavaClass type : new ClassFileImporter().importPackages("io.firesteel")) {
      if (type.getSimpleName().endsWith("Settings")
          && type.getFields().stream()
              .anyMatch(f -> f.getRawType().getName().equals(Setting.class.getName()))) {
        try {
          Class.forName(type.getName());
        } catch (ClassNotFoundException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
