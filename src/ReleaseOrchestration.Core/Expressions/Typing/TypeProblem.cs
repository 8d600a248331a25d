using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>What is wrong with the kinds of values in an expression, whatever happens when it runs.</summary>
/// <param name="Severity">An error fails when it is evaluated; a warning has a value, but hardly the one that was meant.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Offset">Where, counted in characters from the start of the text.</param>
/// <param name="Fix">How to mend it.</param>
internal sealed record TypeProblem(Severity Severity, string Code, string Message, int Offset, string Fix);
