namespace ReleaseOrchestration.Core.Expressions;

/// <summary>Why a text is no expression; found before anything runs.</summary>
/// <param name="Code">One of the <c>RO12xx</c> of <see cref="ExpressionCodes"/>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Offset">Where, counted in characters from the start of the text.</param>
/// <param name="Fix">How to mend it; empty where the message says it all.</param>
public sealed record ExpressionProblem(string Code, string Message, int Offset, string Fix = "");
