namespace ReleaseOrchestration.Core.Expressions;

/// <summary>Where an expression finds what it reads. The same question must get the same answer within one evaluation.</summary>
public interface IExpressionScope
{
    /// <summary>The value of a reference, or why it is missing.</summary>
    Lookup Find(Reference reference);
}
