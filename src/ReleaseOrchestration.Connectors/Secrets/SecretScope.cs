using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>The secrets of one call: resolved in it, forgotten with it, and blotted out of every text that leaves it.</summary>
internal sealed class SecretScope(SecretResolver resolver)
{
    private const string Blot = "***";
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _resolved = new(StringComparer.Ordinal);
    private ImmutableArray<string> _needles = [];

    /// <summary>The references that were resolved.</summary>
    public IReadOnlySet<string> References => _resolved.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Resolves references only so that what they stand for is blotted out; the first that cannot be read is the error.</summary>
    public async Task<ApplicationError?> RecallAsync(IEnumerable<string> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            if ((await ResolveAsync(reference, cancellationToken)).Failed(out var error, out _))
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>A setting whose words may be references, such as <c>Bearer env://TOKEN</c>.</summary>
    public async Task<Result<string>> ExpandAsync(string text, CancellationToken cancellationToken)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (!SecretResolver.IsReference(words[i]))
            {
                continue;
            }

            if ((await ResolveAsync(words[i], cancellationToken)).Failed(out var error, out var secret))
            {
                return error;
            }

            words[i] = secret;
        }

        return string.Join(' ', words);
    }

    /// <summary>A map with all its words expanded.</summary>
    public async Task<Result<ImmutableSortedDictionary<string, string>>> ExpandAsync(ImmutableSortedDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        var expanded = texts.ToBuilder();
        foreach (var (key, text) in texts)
        {
            if ((await ExpandAsync(text, cancellationToken)).Failed(out var error, out var value))
            {
                return error;
            }

            expanded[key] = value;
        }

        return expanded.ToImmutable();
    }

    /// <summary>A value with the secrets in place of their references.</summary>
    public async Task<Result<DataValue>> RevealAsync(DataValue value, CancellationToken cancellationToken)
    {
        switch (value.Kind)
        {
            case DataKind.Secret:
                return (await ResolveAsync(value.SecretReference, cancellationToken)).Failed(out var error, out var secret) ? error : DataValue.Of(secret);
            case DataKind.List:
                return await RevealAsync(value.Items, cancellationToken);
            case DataKind.Map:
                return (await RevealAsync(value.Entries, cancellationToken)).Failed(out var problem, out var entries) ? problem : DataValue.Of(entries);
            default:
                return value;
        }
    }

    /// <summary>The entries of a map with the secrets in place of their references.</summary>
    public async Task<Result<ImmutableSortedDictionary<string, DataValue>>> RevealAsync(ImmutableSortedDictionary<string, DataValue> entries, CancellationToken cancellationToken)
    {
        var revealed = entries.ToBuilder();
        foreach (var (key, entry) in entries)
        {
            if ((await RevealAsync(entry, cancellationToken)).Failed(out var error, out var value))
            {
                return error;
            }

            revealed[key] = value;
        }

        return revealed.ToImmutable();
    }

    /// <summary>A text without the secrets of this call.</summary>
    public string Redact(string text)
    {
        foreach (var needle in _needles)
        {
            text = text.Replace(needle, Blot, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A value without the secrets of this call.</summary>
    public DataValue Redact(DataValue value) => value.Kind switch
    {
        DataKind.Text => DataValue.Of(Redact(value.Text)),
        DataKind.Number when value.ToString() is var digits && Redact(digits) is var masked && masked != digits => DataValue.Of(masked),
        DataKind.List => DataValue.Of(value.Items.Select(Redact)),
        DataKind.Map => DataValue.Of(value.Entries.Select(entry => KeyValuePair.Create(Redact(entry.Key), Redact(entry.Value)))),
        _ => value,
    };

    private async Task<Result<DataValue>> RevealAsync(ImmutableArray<DataValue> items, CancellationToken cancellationToken)
    {
        var revealed = new List<DataValue>(items.Length);
        foreach (var item in items)
        {
            if ((await RevealAsync(item, cancellationToken)).Failed(out var error, out var value))
            {
                return error;
            }

            revealed.Add(value);
        }

        return DataValue.Of(revealed);
    }

    private async Task<Result<string>> ResolveAsync(string reference, CancellationToken cancellationToken)
    {
        if (_resolved.TryGetValue(reference, out var known))
        {
            return known;
        }

        var result = await resolver.ReadAsync(reference, cancellationToken);
        if (!result.Failed(out _, out var secret))
        {
            _resolved[reference] = secret;
            Remember(secret);
        }

        return result;
    }

    /// <summary>Blots out a secret that no reference stands for.</summary>
    public void Hide(string secret) => Remember(secret);

    private void Remember(string secret)
    {
        _seen.UnionWith(SecretShapes.Of(secret));
        _needles = [.. _seen.OrderByDescending(needle => needle.Length).ThenBy(needle => needle, StringComparer.Ordinal)];
    }
}
