package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.parse.SqlGrammar.ErrorNameContext;
import io.firesteel.planner.parse.SqlGrammar.FunctionNameContext;
import io.firesteel.planner.parse.SqlGrammar.IdentifierContext;
import io.firesteel.planner.parse.SqlGrammar.IdentifierListContext;
import io.firesteel.planner.parse.SqlGrammar.NameContext;
import io.firesteel.planner.parse.SqlGrammar.NameListContext;
import io.firesteel.planner.parse.SqlGrammar.NamesContext;
import io.firesteel.planner.parse.SqlGrammar.QualifiedNameContext;
import io.firesteel.planner.parse.SqlGrammar.StrictNameContext;
import io.firesteel.planner.parse.SqlGrammar.StringTextContext;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds names, and the texts of string literals. */
final class NameBuilder {
  private final TreeSource source;

  NameBuilder(TreeSource source) {
    this.source = source;
  }

  String identifier(IdentifierContext ctx) {
    return ctx.strictName() != null ? strictName(ctx.strictName()) : word(ctx.getStart());
  }

  String strictName(StrictNameContext ctx) {
    if (ctx.stringText() != null) {
      if (source.options().legacyIdentifierClause()) {
        throw source.syntaxError(ctx.getStart(), "");
      }
      List<String> parts = parse(string(ctx.stringText()), source.span(ctx));
      if (parts.size() != 1) {
        throw tooManyParts(parts, source.span(ctx));
      }
      return parts.get(0);
    }
    return word(ctx.getStart());
  }

  /** The name that a single token is; a keyword may be one unless it is reserved. */
  private String word(Token token) {
    if (token.getType() < SqlGrammar.FIRST_SYMBOL
        && source.options().reservedKeywords()
        && ReservedWords.contains(token.getType())) {
      throw source.syntaxError(token, "");
    }
    return plainWord(token);
  }

  private String plainWord(Token token) {
    String text = token.getText();
    if (token.getType() == SqlGrammar.QUOTED_NAME) {
      String quote = text.substring(0, 1);
      return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        throw invalid(text, source.span(token));
      }
    }
    return text;
  }

  private SqlException invalid(String text, Span where) {
    return source
        .error(
            "INVALID_IDENTIFIER",
            "The name " + text + " needs backticks: `" + text.replace("`", "``") + "`.",
            where)
        .with("ident", text);
  }

  private SqlException tooManyParts(List<String> parts, Span where) {
    String quoted = io.firesteel.core.type.TypeNames.quote(parts);
    return source
        .error(
            "IDENTIFIER_TOO_MANY_NAME_PARTS",
            "The name " + quoted + " has more parts than the one that may stand here.",
            where)
        .with("identifier", quoted)
        .with("limit", "1");
  }

  String errorName(ErrorNameContext ctx) {
    if (ctx.getChildCount() > 1) {
      throw invalid(source.text(ctx), source.span(ctx));
    }
    return identifier(ctx.identifier(0));
  }

  Name name(NameContext ctx) {
    if (ctx.IDENTIFIER() != null) {
      if (source.options().legacyIdentifierClause() && !ctx.errorName().isEmpty()) {
        throw source.syntaxError(ctx.getStart(), "");
      }
      return dynamic(
          ctx, ctx.expression().built, ctx.errorName().stream().map(this::errorName).toList());
    }
    List<ErrorNameContext> all = ctx.errorName();
    return new Name(
        all.size() == 1
            ? List.of(errorName(all.get(0)))
            : all.stream().map(this::errorName).toList(),
        Optional.empty(),
        source.span(ctx));
  }

  private Name dynamic(ParserRuleContext ctx, Expression name, List<String> rest) {
    Span span = source.span(ctx);
    if (name instanceof Literal literal && literal.value().orElse(null) instanceof String text) {
      List<String> parts = new ArrayList<>(parse(text, span));
      parts.addAll(rest);
      return new Name(parts, Optional.empty(), span);
    }
    return new Name(rest, Optional.of(name), span);
  }

  private List<String> parse(String text, Span where) {
    try {
      return SqlParser.parseName(text, source.options());
    } catch (SqlException e) {
      throw e.at(source.place(where));
    }
  }

  Name functionName(FunctionNameContext ctx) {
    if (ctx.IDENTIFIER() != null) {
      return dynamic(
          ctx, ctx.expression().built, ctx.identifier().stream().map(this::identifier).toList());
    }
    List<IdentifierContext> parts = ctx.qualifiedName().identifier();
    if (parts.size() == 1) {
      // LEFT, RIGHT and FILTER are functions even where they are reserved.
      int type = parts.get(0).getStart().getType();
      if (type == SqlGrammar.LEFT || type == SqlGrammar.RIGHT || type == SqlGrammar.FILTER) {
        return new Name(
            List.of(parts.get(0).getStart().getText()), Optional.empty(), source.span(ctx));
      }
    }
    return qualified(ctx.qualifiedName());
  }

  Name qualified(QualifiedNameContext ctx) {
    return new Name(parts(ctx), Optional.empty(), source.span(ctx));
  }

  List<String> parts(QualifiedNameContext ctx) {
    List<IdentifierContext> parts = ctx.identifier();
    return parts.size() == 1
        ? List.of(identifier(parts.get(0)))
        : parts.stream().map(this::identifier).toList();
  }

  List<String> identifiers(List<IdentifierContext> all) {
    return all.stream().map(this::identifier).toList();
  }

  List<String> identifiers(IdentifierListContext ctx) {
    return ctx == null ? List.of() : ctx.errorName().stream().map(this::errorName).toList();
  }

  List<Name> names(NamesContext ctx) {
    return ctx.name().stream().map(this::name).toList();
  }

  List<Name> names(NameListContext ctx) {
    return ctx == null ? List.of() : ctx.name().stream().map(this::name).toList();
  }

  /** Names that must have one part each. */
  List<String> simpleNames(NameListContext ctx) {
    return names(ctx).stream().map(this::single).toList();
  }

  String single(Name name) {
    if (name.parts().size() != 1 || name.dynamic().isPresent()) {
      throw tooManyParts(name.parts(), name.span());
    }
    return name.parts().get(0);
  }

  /** The value of one or more adjacent string literals. */
  String string(StringTextContext ctx) {
    List<TerminalNode> all = ctx.STRING_TEXT();
    if (all.size() == 1) {
      return string(all.get(0));
    }
    StringBuilder value = new StringBuilder();
    all.forEach(each -> value.append(string(each)));
    return value.toString();
  }

  /** The value of a single string literal. */
  String string(TerminalNode literal) {
    return StringText.value(literal.getText(), source.options().escapedStringLiterals());
  }

  Optional<String> optionalString(StringTextContext ctx) {
    return Optional.ofNullable(ctx).map(this::string);
  }

  Optional<String> optionalIdentifier(IdentifierContext ctx) {
    return Optional.ofNullable(ctx).map(this::identifier);
  }

  Optional<Name> optionalName(NameContext ctx) {
    return Optional.ofNullable(ctx).map(this::name);
  }
}
