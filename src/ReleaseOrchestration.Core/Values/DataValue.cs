using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Values;

/// <summary>An immutable value with structural equality: what inputs, outputs and expressions are made of.</summary>
[JsonConverter(typeof(DataValueJsonConverter))]
public sealed class DataValue : IEquatable<DataValue>
{
    private readonly object? _content;

    private DataValue(DataKind kind, object? content)
    {
        Kind = kind;
        _content = content;
    }

    /// <summary>The value of nothing.</summary>
    public static DataValue Null { get; } = new(DataKind.Null, content: null);

    /// <summary>True.</summary>
    public static DataValue True { get; } = new(DataKind.Boolean, true);

    /// <summary>False.</summary>
    public static DataValue False { get; } = new(DataKind.Boolean, false);

    /// <summary>The list without elements.</summary>
    public static DataValue EmptyList { get; } = new(DataKind.List, ImmutableArray<DataValue>.Empty);

    /// <summary>The map without entries.</summary>
    public static DataValue EmptyMap { get; } = new(DataKind.Map, ImmutableSortedDictionary.Create<string, DataValue>(StringComparer.Ordinal));

    /// <summary>Which of the other members has the value.</summary>
    public DataKind Kind { get; }

    /// <summary>The value of a boolean; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public bool Boolean => Kind == DataKind.Boolean ? (bool)_content! : throw Wrong(DataKind.Boolean);

    /// <summary>The value of a number; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public decimal Number => Kind == DataKind.Number ? (decimal)_content! : throw Wrong(DataKind.Number);

    /// <summary>The value of a text; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public string Text => Kind == DataKind.Text ? (string)_content! : throw Wrong(DataKind.Text);

    /// <summary>The reference of a secret; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public string SecretReference => Kind == DataKind.Secret ? (string)_content! : throw Wrong(DataKind.Secret);

    /// <summary>What will tell an unknown value; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public string Origin => Kind == DataKind.Unknown ? (string)_content! : throw Wrong(DataKind.Unknown);

    /// <summary>The elements of a list; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public ImmutableArray<DataValue> Items => Kind == DataKind.List ? (ImmutableArray<DataValue>)_content! : throw Wrong(DataKind.List);

    /// <summary>The entries of a map in ordinal order of their keys; <see cref="InvalidOperationException"/> for any other kind.</summary>
    public ImmutableSortedDictionary<string, DataValue> Entries =>
        Kind == DataKind.Map ? (ImmutableSortedDictionary<string, DataValue>)_content! : throw Wrong(DataKind.Map);

    /// <summary>Whether this is the value of nothing.</summary>
    public bool IsNull => Kind == DataKind.Null;

    /// <summary>A boolean.</summary>
    public static DataValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static DataValue Of(decimal value) => new(DataKind.Number, value);

    /// <summary>A text.</summary>
    public static DataValue Of(string value) => new(DataKind.Text, value);

    /// <summary>A list.</summary>
    public static DataValue Of(IEnumerable<DataValue> items) => new(DataKind.List, items.ToImmutableArray());

    /// <summary>A map; a later entry replaces an earlier one of the same key.</summary>
    public static DataValue Of(IEnumerable<KeyValuePair<string, DataValue>> entries)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, DataValue>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            builder[key] = value;
        }

        return new DataValue(DataKind.Map, builder.ToImmutable());
    }

    /// <summary>A reference to a secret, such as <c>env://NAME</c>.</summary>
    public static DataValue Secret(string reference) => new(DataKind.Secret, reference);

    /// <summary>A value that only the future tells, such as an output of a pipeline that has not run.</summary>
    /// <param name="origin">What will tell it, as people read it: <c>output ARTIFACT of build.build_a</c>.</param>
    public static DataValue Unknown(string origin) => new(DataKind.Unknown, origin);

    /// <summary>The entry of a map, or null when this is no map or has no such key.</summary>
    public DataValue? Find(string key) => Kind == DataKind.Map && Entries.TryGetValue(key, out var value) ? value : null;

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] DataValue? other)
    {
        if (other is null || other.Kind != Kind)
        {
            return false;
        }

        return Kind switch
        {
            DataKind.Null => true,
            DataKind.List => Items.SequenceEqual(other.Items),
            DataKind.Map => Entries.Count == other.Entries.Count && Entries.SequenceEqual(other.Entries),
            _ => _content!.Equals(other._content),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DataValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Kind);
        switch (Kind)
        {
            case DataKind.Null:
                break;
            case DataKind.List:
                hash.Add(Items.Length);
                break;
            case DataKind.Map:
                hash.Add(Entries.Count);
                break;
            default:
                hash.Add(_content);
                break;
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// The value as it reads inside a larger text: text as it is, numbers without trailing zeros, lists and maps as JSON, a secret as its reference, and what is unknown as its origin.
    /// </summary>
    public override string ToString() => Kind switch
    {
        DataKind.Null => string.Empty,
        DataKind.Boolean => Boolean ? "true" : "false",
        DataKind.Number => Number.ToString("0.############################", CultureInfo.InvariantCulture),
        DataKind.Text or DataKind.Secret => (string)_content!,
        DataKind.Unknown => $"(unknown: {Origin})",
        _ => ToJson(),
    };

    /// <summary>The value as JSON, as it is stored and hashed.</summary>
    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(this, DataValueJsonContext.Default.DataValue);

    private InvalidOperationException Wrong(DataKind wanted) => new($"A {Kind} is no {wanted}.");
}
