using System.Text;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>Functions of what has parts: lists, maps, and texts as rows of characters.</summary>
internal static class ListFunctions
{
    public static Evaluation Contains(Invocation call) => call[0].Kind switch
    {
        DataKind.Text => call.RequireTexts() ?? Evaluation.Success(DataValue.Of(call[0].Text.Contains(call[1].Text, StringComparison.Ordinal))),
        DataKind.List => ContainsItem(call),
        DataKind.Map when call[1].Kind == DataKind.Text => Evaluation.Success(DataValue.Of(call[0].Entries.ContainsKey(call[1].Text))),
        DataKind.Map => call.WrongKind(1, "a text as the key of a map"),
        _ => call.WrongKind(0, "a text, a list or a map"),
    };

    public static Evaluation Length(Invocation call) => call[0].Kind switch
    {
        DataKind.Text => call.RequireTexts() ?? Evaluation.Success(DataValue.Of((decimal)call[0].Text.EnumerateRunes().Count())),
        DataKind.List => Evaluation.Success(DataValue.Of((decimal)call[0].Items.Length)),
        DataKind.Map => Evaluation.Success(DataValue.Of((decimal)call[0].Entries.Count)),
        _ => call.WrongKind(0, "a text, a list or a map"),
    };

    public static Evaluation Join(Invocation call)
    {
        if (call[0].Kind != DataKind.List || call[1].Kind != DataKind.Text)
        {
            return call[0].Kind != DataKind.List ? call.WrongKind(0, "a list and a separator") : call.WrongKind(1, "a text as its separator");
        }

        if (!call.Context.Spend(call[0].Items.Length))
        {
            return call.Context.TooCostly();
        }

        return JoinItems(call, call[0], call[1].Text);
    }

    private static Evaluation JoinItems(Invocation call, DataValue list, string separator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < list.Items.Length && text.Length <= ExpressionLimits.TextBytes; i++)
        {
            var item = list.Items[i];
            if (item.Kind is not (DataKind.Text or DataKind.Number or DataKind.Boolean))
            {
                return WrongItem(call, i, item);
            }

            text.Append(i == 0 ? string.Empty : separator).Append(item);
        }

        return call.Context.Text(text.ToString());
    }

    private static Evaluation WrongItem(Invocation call, int index, DataValue item) => item.Kind switch
    {
        DataKind.Unknown => Evaluation.Success(item),
        DataKind.Secret => call.Context.SecretUse(call.Node(0), call.Quoted),
        _ => call.Context.Fail(
            ExpressionCodes.WrongKind,
            $"Element [{index}] of {call.Context.Describe(call.Node(0))} is {Conversion.Describe(item)}; 'join' takes texts, numbers and booleans.",
            call.Node(0)),
    };

    private static Evaluation ContainsItem(Invocation call) =>
        Comparable.Check(call.Context, call.Node(0), call[0], call.Quoted)
        ?? Comparable.Check(call.Context, call.Node(1), call[1], call.Quoted)
        ?? Evaluation.Success(DataValue.Of(call[0].Items.Contains(call[1])));
}
