using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A node of the tree that every spelling parses to.</summary>
/// <param name="start">Where its text starts.</param>
/// <param name="end">Where its text ends.</param>
internal abstract class Node(int start, int end)
{
    public int Start { get; private set; } = start;

    public int End { get; private set; } = end;

    /// <summary>The reference whose value, or part of whose value, this is; null for what is computed.</summary>
    public virtual ReferenceNode? Subject => null;

    /// <summary>The value, or why there is none. Counts one step.</summary>
    public Evaluation Evaluate(EvaluationContext context) => context.Spend(1) ? Compute(context) : context.TooCostly();

    /// <summary>The same node with the brackets around it, so that messages quote whole texts.</summary>
    public Node Within(int opening, int closing)
    {
        (Start, End) = (opening, closing);
        return this;
    }

    /// <summary>What is known of the value before anything runs; what is certainly wrong is reported.</summary>
    public abstract StaticType Infer(TypingContext typing);

    protected abstract Evaluation Compute(EvaluationContext context);
}
