using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Expressions.Syntax;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>What functions take, and what their values are.</summary>
internal sealed class FunctionTyping(TypingContext typing, Function function, ImmutableArray<Node> arguments, ImmutableArray<StaticType> types)
{
    private const Kinds Measurable = Kinds.Text | Kinds.List | Kinds.Map;

    public StaticType Infer() => function.Name switch
    {
        "contains" => Contains(),
        "startsWith" or "endsWith" => Texts(StaticType.Boolean),
        "lower" or "upper" or "trim" => Texts(StaticType.Text),
        "split" => Texts(new StaticType(Kinds.List) { Items = StaticType.Text }),
        "join" => Join(),
        "length" => Length(),
        "min" or "max" => Extreme(),
        "any" or "all" => Logic(),
        _ => StaticType.Unknown,
    };

    private string Taker => $"`{function.Name}`";

    private StaticType Texts(StaticType result)
    {
        for (var i = 0; i < types.Length; i++)
        {
            typing.Demand(arguments[i], types[i], Kinds.Text, Taker, types.Length == 1 ? "a text" : "texts");
        }

        return result;
    }

    private StaticType Contains()
    {
        if (typing.Demand(arguments[0], types[0], Measurable, Taker, "a text, a list or a map first") && !types[0].MayBe(Kinds.List))
        {
            typing.Demand(arguments[1], types[1], Kinds.Text, Taker, $"a text after {types[0]}");
        }

        return StaticType.Boolean;
    }

    private StaticType Join()
    {
        typing.Demand(arguments[0], types[0], Kinds.List, Taker, "a list first");
        typing.Demand(arguments[1], types[1], Kinds.Text, Taker, "a text as its separator");
        return StaticType.Text;
    }

    private StaticType Length()
    {
        typing.Demand(arguments[0], types[0], Measurable, Taker, "a text, a list or a map");
        return StaticType.Number;
    }

    private StaticType Extreme()
    {
        const Kinds Ordered = Kinds.Number | Kinds.Text;
        for (var i = 0; i < types.Length; i++)
        {
            typing.Demand(arguments[i], types[i], types.Length == 1 ? Ordered | Kinds.List : Ordered, Taker, "only numbers or only texts");
        }

        var common = types.Aggregate(Ordered, (all, type) => all & type.Kinds);
        return new StaticType(types.Length == 1 && types[0].MayBe(Kinds.List) || common == Kinds.None ? Ordered : common);
    }

    private StaticType Logic()
    {
        for (var i = 0; i < types.Length; i++)
        {
            typing.Demand(arguments[i], types[i], types.Length == 1 ? Kinds.Boolean | Kinds.List : Kinds.Boolean, Taker, "booleans");
        }

        return StaticType.Boolean;
    }
}
