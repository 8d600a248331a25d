using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Settings;

/// <summary>Reads the settings of a connector; the first problem is kept, what is read after it has its default.</summary>
internal sealed class SettingsReader
{
    private readonly ConnectorDefinition _connector;
    private readonly DataValue _settings;

    public SettingsReader(ConnectorDefinition connector, params ReadOnlySpan<string> keys)
    {
        _connector = connector;
        _settings = connector.Settings ?? DataValue.EmptyMap;
        if (_settings.Kind != DataKind.Map)
        {
            Fail("settings", "are no map", "Write them as keys and values.");
            return;
        }

        foreach (var key in _settings.Entries.Keys)
        {
            if (!keys.Contains(key))
            {
                Fail(key, $"is unknown to the type `{connector.Type}`", $"Known: {string.Join(", ", keys!)}.");
            }
        }
    }

    /// <summary>The first problem.</summary>
    public ApplicationError? Error { get; private set; }

    public DataValue? Find(string key) => _settings.Find(key) is { IsNull: false } value ? value : null;

    public string Text(string key, string fallback = "") => Find(key) is { } value ? ScalarText(key, value) : fallback;

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            Fail(key, "is missing", "Add it.");
        }

        return text;
    }

    public TimeSpan? Duration(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value.Kind == DataKind.Number && value.Number is > 0 and < 100_000_000)
        {
            return TimeSpan.FromSeconds((double)value.Number);
        }

        if (value.Kind == DataKind.Text && Durations.TryParse(value.Text, out var duration) && duration > TimeSpan.Zero)
        {
            return duration;
        }

        Fail(key, $"is `{value}`, which is no length of time", "Write for example `30s` or `10m`.");
        return null;
    }

    public ImmutableArray<string> Texts(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }

        if (value.Kind == DataKind.List)
        {
            return [.. value.Items.Select(item => ScalarText(key, item))];
        }

        Fail(key, "is no list", "Write it as `[first, second]`.");
        return [];
    }

    public ImmutableSortedDictionary<string, string> Map(string key)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (Find(key) is not { } value)
        {
            return none;
        }

        if (value.Kind == DataKind.Map)
        {
            return none.AddRange(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, ScalarText($"{key}.{entry.Key}", entry.Value))));
        }

        Fail(key, "is no map", "Write it as keys and values.");
        return none;
    }

    public void Fail(string key, string problem, string fix) => Error ??= ConnectorErrors.WrongSetting(_connector.Id, key, problem, fix);

    private string ScalarText(string key, DataValue value)
    {
        if (value.Kind is DataKind.List or DataKind.Map or DataKind.Null)
        {
            Fail(key, "is no text", "Write a single value.");
            return string.Empty;
        }

        return value.ToString();
    }
}
