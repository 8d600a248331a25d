namespace ReleaseOrchestration.Core.Expressions;

/// <summary>A place where a text reads something.</summary>
/// <param name="Reference">What is read.</param>
/// <param name="Guarded">Whether it stands in the first argument of <c>default(x, y)</c>, so that it may be missing.</param>
/// <param name="Offset">Where it starts in the text.</param>
public sealed record ReferenceUse(Reference Reference, bool Guarded, int Offset);
