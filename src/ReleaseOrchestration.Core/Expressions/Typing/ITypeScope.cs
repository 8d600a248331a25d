namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>Knows what may be read, before anything runs.</summary>
internal interface ITypeScope
{
    /// <summary>What is known of what a reference reads; <see cref="StaticType.Unknown"/> when that is nothing.</summary>
    StaticType Find(Reference reference);
}
