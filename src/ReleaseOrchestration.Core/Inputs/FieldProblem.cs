namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Why a value of a field is not valid.</summary>
/// <param name="Code">A stable code, <c>RO31xx</c>.</param>
/// <param name="Field">The id of the field.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record FieldProblem(string Code, string Field, string Message);
