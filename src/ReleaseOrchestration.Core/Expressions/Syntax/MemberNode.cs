using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>An entry of a map: <c>x.name</c>.</summary>
internal sealed class MemberNode(Node target, string name, int end) : Node(target.Start, end)
{
    public override ReferenceNode? Subject => target.Subject;

    public override StaticType Infer(TypingContext typing)
    {
        var isFunction = FunctionTable.Find(name, isMethod: true) is not null;
        typing.Demand(target, target.Infer(typing), Kinds.Map | Kinds.Null, $"`.{name}`", "a map", isFunction ? $"Did you mean `.{name}(…)`?" : string.Empty);
        return StaticType.Unknown;
    }

    protected override Evaluation Compute(EvaluationContext context)
    {
        var result = target.Evaluate(context);
        return result.Succeeded ? Members.Find(context, target, result.Value, name, Hint) : result;
    }

    private string Hint => FunctionTable.Find(name, isMethod: true) is null ? string.Empty : $" (did you mean .{name}(…)?)";
}
