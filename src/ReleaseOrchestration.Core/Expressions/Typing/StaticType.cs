using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>What is known of a value before anything runs.</summary>
/// <param name="Kinds">The kinds that it may have.</param>
internal sealed record StaticType(Kinds Kinds)
{
    private static readonly Kinds[] Single = [Kinds.Null, Kinds.Boolean, Kinds.Number, Kinds.Text, Kinds.List, Kinds.Map, Kinds.Secret];

    /// <summary>A value of which nothing is known.</summary>
    public static StaticType Unknown { get; } = new(Kinds.Any);

    public static StaticType Boolean { get; } = new(Kinds.Boolean);

    public static StaticType Number { get; } = new(Kinds.Number);

    public static StaticType Text { get; } = new(Kinds.Text);

    /// <summary>Of a list: what its elements are; null when that is not known.</summary>
    public StaticType? Items { get; init; }

    /// <summary>The only values that it may have; empty when any is possible.</summary>
    public ImmutableArray<DataValue> Allowed { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where it is declared, in words; empty when that says nothing.</summary>
    public string Origin { get => field ?? string.Empty; init; }

    public static StaticType Of(DataValue value) => value.Kind switch
    {
        DataKind.Null => new(Kinds.Null),
        DataKind.Boolean => Boolean,
        DataKind.Number => Number,
        DataKind.Text => Text,
        DataKind.List => new(Kinds.List) { Items = value.Items.Select(Of).Aggregate((StaticType?)null, (all, item) => all?.Or(item) ?? item) },
        DataKind.Map => new(Kinds.Map),
        DataKind.Secret => new(Kinds.Secret),
        _ => Unknown,
    };

    public static StaticType Of(InputType type) => type switch
    {
        InputType.Number => Number,
        InputType.Boolean => Boolean,
        InputType.List => new(Kinds.List),
        InputType.Object => new(Kinds.Map),
        InputType.Secret => new(Kinds.Secret),
        _ => Text,
    };

    /// <summary>Whether a value of one of these kinds is possible.</summary>
    public bool MayBe(Kinds kinds) => (Kinds & kinds) != Kinds.None;

    /// <summary>Either of two.</summary>
    public StaticType Or(StaticType other) => new(Kinds | other.Kinds)
    {
        Items = Items is not null && other.Items is not null ? Items.Or(other.Items) : null,
        Origin = Origin == other.Origin ? Origin : string.Empty,
    };

    /// <summary>The same; of lists within lists only the outer ones are kept, since values that are made of each other may nest without end.</summary>
    public StaticType Shallow(int depth = 8) => Items is null ? this : this with { Items = depth == 0 ? null : Items.Shallow(depth - 1) };

    /// <summary>The same without some kinds; all of it when nothing would be left.</summary>
    public StaticType Without(Kinds kinds) => (Kinds & ~kinds) is var left and not Kinds.None ? this with { Kinds = left } : this;

    /// <summary>The kinds in words: <c>a number or a text</c>.</summary>
    public override string ToString() => string.Join(" or ", Single.Where(kind => MayBe(kind)).Select(Word));

    private static string Word(Kinds kind) => kind switch
    {
        Kinds.Null => "null",
        Kinds.Boolean => "a boolean",
        Kinds.Number => "a number",
        Kinds.Text => "a text",
        Kinds.List => "a list",
        Kinds.Map => "a map",
        _ => "a secret",
    };
}
