using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>One inference of types: the scope, the text for messages, and what is certainly wrong.</summary>
internal sealed class TypingContext(ITypeScope scope, string source)
{
    private const string SecretFix = "A secret can only be passed on whole, as the only expression of an input.";

    private readonly ImmutableArray<TypeProblem>.Builder _problems = ImmutableArray.CreateBuilder<TypeProblem>();

    public ImmutableArray<TypeProblem> Problems => _problems.ToImmutable();

    public StaticType Find(Reference reference) => scope.Find(reference);

    /// <summary>Reports an operand that is certainly of no kind that its operator or function takes.</summary>
    public bool Demand(Node operand, StaticType type, Kinds wanted, string taker, string words, string fix = "")
    {
        if (type.MayBe(wanted))
        {
            return true;
        }

        if (type.Kinds == Kinds.Secret)
        {
            Secret(operand, type, taker);
        }
        else
        {
            Error(operand, $"{Describe(operand, type)} is {type}; {taker} takes {words}.", fix);
        }

        return false;
    }

    public void Secret(Node operand, StaticType type, string taker) =>
        _problems.Add(new TypeProblem(Severity.Error, ProblemCodes.MisplacedSecret, $"{Describe(operand, type)} is a secret; {taker} cannot use it.", operand.Start, SecretFix));

    public void Error(Node place, string message, string fix) =>
        _problems.Add(new TypeProblem(Severity.Error, ProblemCodes.TypeMismatch, message, place.Start, fix));

    public void Warn(Node place, string message, string fix) =>
        _problems.Add(new TypeProblem(Severity.Warning, ProblemCodes.PointlessComparison, message, place.Start, fix));

    /// <summary>The text of a node as its author wrote it, and where its value is declared.</summary>
    public string Describe(Node node, StaticType type)
    {
        var text = $"`{Conversion.Shorten(source[node.Start..node.End])}`";
        return type.Origin.Length == 0 ? text : $"{text} ({type.Origin})";
    }
}
