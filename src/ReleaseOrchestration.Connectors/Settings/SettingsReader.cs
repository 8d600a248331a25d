using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Settings;

/// <summary>Reads the settings of a connector. They are checked first, by the rules that apply when a connector is saved; what is read in spite of an error has its default.</summary>
internal sealed class SettingsReader(ConnectorDefinition connector)
{
    private readonly DataValue _settings = connector.Settings ?? DataValue.EmptyMap;

    /// <summary>The first problem.</summary>
    public ApplicationError? Error { get; } = SettingRules.Check(connector).FirstOrDefault(problem => problem.Severity == Severity.Error) is { } problem
        ? ConnectorErrors.WrongSetting(connector.Id, problem.Key, problem.What, problem.Fix)
        : null;

    public DataValue? Find(string key) => _settings.Find(key) is { IsNull: false } value ? value : null;

    public string Text(string key, string fallback = "") => Find(key)?.ToString() ?? fallback;

    public TimeSpan? Duration(string key) => Find(key) switch
    {
        { Kind: DataKind.Number } value => TimeSpan.FromSeconds((double)value.Number),
        { Kind: DataKind.Text } value when Durations.TryParse(value.Text, out var duration) => duration,
        _ => null,
    };

    public ImmutableArray<string> Texts(string key) => Find(key) is { Kind: DataKind.List } value ? [.. value.Items.Select(item => item.ToString())] : [];

    public ImmutableSortedDictionary<string, string> Map(string key)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return Find(key) is { Kind: DataKind.Map } value ? none.AddRange(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToString()))) : none;
    }
}
