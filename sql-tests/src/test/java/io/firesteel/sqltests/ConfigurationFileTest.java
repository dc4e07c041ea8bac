package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
  private static final Path FILE = Path.of("../conf/firesteel.conf");

  /** With -Dfiresteel.write=true the test writes the file instead. */
  @Test
  void theFileShowsEverySetting() throws IOException {
    if (Boolean.getBoolean("firesteel.write")) {
      Files.writeString(FILE, ConfigurationFile.text());
    }
    assertThat(Files.readString(FILE))
        .as(
            "write it anew: mvn -pl sql-tests -am test -Dtest=ConfigurationFileTest"
                + " -Dfiresteel.write=true -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(ConfigurationFile.text());
  }
}
