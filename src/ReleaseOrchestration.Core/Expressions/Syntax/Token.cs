namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A word of an expression; <paramref name="Value"/> is the name or the decoded text, and empty for all else.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Value = "");
