package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.lift.Lift;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of URLs. */
public final class UrlFunctions {
  private UrlFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(parse("parse_url", false), parse("try_parse_url", true));
  }

  private static FunctionDefinition parse(String name, boolean tries) {
    return StringFunctions.named(
            name,
            "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO; with a"
                + " key its value in the query"
                + (tries ? "; null for what is no URL." : "."),
            name + "('http://spark.apache.org/path?query=1', 'QUERY', 'query')",
            "1")
        .on("(string, string, string?) -> string?")
        .canFail()
        .makesNull()
        .bind(
            context ->
                Lift.kernel(
                    context,
                    true,
                    tries,
                    (in, out) -> {
                      URI url = url(in.getString(0));
                      String part = in.getString(1);
                      if (in.count() == 2) {
                        out.putString(part(url, part));
                      } else if (part.equals("QUERY")) {
                        out.putString(parameter(url.getRawQuery(), in.getString(2)));
                      }
                    }))
        .define();
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw SqlException.of(
              "INVALID_URL", "This is no URL: " + text + "; try_parse_url gives NULL instead.")
          .with("url", text);
    }
  }

  private static String part(URI url, String part) {
    switch (part) {
      case "HOST":
        return url.getHost();
      case "PATH":
        return url.getRawPath();
      case "QUERY":
        return url.getRawQuery();
      case "REF":
        return url.getRawFragment();
      case "PROTOCOL":
        return url.getScheme();
      case "FILE":
        return url.getRawQuery() == null
            ? url.getRawPath()
            : url.getRawPath() + "?" + url.getRawQuery();
      case "AUTHORITY":
        return url.getRawAuthority();
      case "USERINFO":
        return url.getRawUserInfo();
      default:
        return null;
    }
  }

  private static String parameter(String query, String key) {
    if (query == null) {
      return null;
    }
    // The key is part of the expression, as in Hive: it may hold a pattern.
    Matcher matcher = Pattern.compile("(&|^)" + key + "=([^&]*)").matcher(query);
    return matcher.find() ? matcher.group(2) : null;
  }
}
