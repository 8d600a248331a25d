namespace ReleaseOrchestration.Core.Expressions;

/// <summary>Why an expression has no value here and now.</summary>
/// <param name="Code">One of the <c>RO22xx</c> of <see cref="ExpressionCodes"/>, or <c>RO12xx</c> where the text is no expression.</param>
/// <param name="Message">What is wrong, with the path that was read and where its value comes from.</param>
/// <param name="Reference">What was read, where one reference is to blame.</param>
public sealed record ExpressionFailure(string Code, string Message, Reference? Reference = null);
