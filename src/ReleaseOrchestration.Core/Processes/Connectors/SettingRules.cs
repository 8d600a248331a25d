using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Checks the settings of a connector against what its kind declares: when it is saved and when it is called, by the same rules.</summary>
public static class SettingRules
{
    private const int LongestSeconds = 100_000_000;
    private static readonly string[] Schemes = ["env://", "file://", "keyvault://"];

    /// <summary>Everything that is wrong; nothing for a type that declares no settings.</summary>
    public static IEnumerable<SettingProblem> Check(ConnectorDefinition connector)
    {
        if (ConnectorKind.Find(connector.Type) is not { } kind)
        {
            return [];
        }

        var settings = connector.Settings ?? DataValue.EmptyMap;
        return settings.Kind == DataKind.Map
            ? [.. Unknown(kind, settings), .. kind.Settings.SelectMany(declaration => Check(declaration, settings.Find(declaration.Name)))]
            : [new SettingProblem("settings", "are no map", "Write them as keys and values.")];
    }

    private static IEnumerable<SettingProblem> Unknown(ConnectorKind kind, DataValue settings)
    {
        var known = kind.Settings.Select(declaration => declaration.Name).ToArray();
        return settings.Entries.Keys.Except(known, StringComparer.Ordinal).Select(key => new SettingProblem(
            key, $"is unknown to the type `{kind.Type}`", $"{Suggestions.DidYouMean(key, known)} Known: {string.Join(", ", known)}.".TrimStart()));
    }

    private static IEnumerable<SettingProblem> Check(SettingDeclaration declaration, DataValue? value) => value switch
    {
        null or { IsNull: true } => declaration.IsRequired ? [new SettingProblem(declaration.Name, "is missing", "Add it.")] : [],
        _ => declaration.Form switch
        {
            SettingForm.Text => Text(declaration, value),
            SettingForm.Address => Address(declaration, value),
            SettingForm.Duration => Duration(declaration.Name, value),
            SettingForm.List => List(declaration.Name, value),
            SettingForm.Map => Map(declaration, value),
            SettingForm.Secret => Secret(declaration.Name, value),
            SettingForm.Secrets => Secrets(declaration.Name, value),
            _ => Hosts(declaration.Name, value),
        },
    };

    private static SettingProblem[] Text(SettingDeclaration declaration, DataValue value)
    {
        if (!IsScalar(value))
        {
            return NoText(declaration.Name);
        }

        var text = value.ToString();
        if (declaration.IsRequired && text.Length == 0)
        {
            return [new SettingProblem(declaration.Name, "is missing", "Add it.")];
        }

        if (declaration.Check?.Invoke(text) is { } problem)
        {
            return [problem];
        }

        return declaration.Choices.Length > 0 && !declaration.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? [new SettingProblem(declaration.Name, $"is `{text}`", $"Write one of {string.Join(", ", declaration.Choices)}.")]
            : [];
    }

    private static SettingProblem[] Address(SettingDeclaration declaration, DataValue value)
    {
        if (Text(declaration, value) is { Length: > 0 } problems)
        {
            return problems;
        }

        var sample = declaration.Places.Select(place => (place, "x")).ToArray();
        return value.ToString() is { Length: > 0 } text && new AddressTemplate(text).Fill(out _, sample) is { } problem
            ? [new SettingProblem(declaration.Name, problem, "Write an address such as `https://ci.example/run`.")]
            : [];
    }

    private static SettingProblem[] Duration(string key, DataValue value)
    {
        var isDuration = (value.Kind == DataKind.Number && value.Number is > 0 and < LongestSeconds)
            || (value.Kind == DataKind.Text && Durations.TryParse(value.Text, out var duration) && duration > TimeSpan.Zero);
        return isDuration ? [] : [new SettingProblem(key, $"is `{value}`, which is no length of time", "Write for example `30s` or `10m`.")];
    }

    private static SettingProblem[] List(string key, DataValue value)
    {
        if (value.Kind != DataKind.List)
        {
            return [new SettingProblem(key, "is no list", "Write it as `[first, second]`.")];
        }

        return value.Items.All(IsScalar) ? [] : NoText(key);
    }

    // What stands there instead may be the secret itself, so it is not repeated.
    private static SettingProblem[] Secret(string key, DataValue value)
    {
        if (!IsScalar(value))
        {
            return NoText(key);
        }

        var isReference = value.Kind == DataKind.Secret || SecretReferences.IsReference(value.ToString());
        return isReference ? [] : [new SettingProblem(key, "is no reference to a secret", "Write `env://NAME`, `file:///path` or `keyvault://vault/name`; if a secret stood here, revoke it.")];
    }

    private static SettingProblem[] Secrets(string key, DataValue value) => value switch
    {
        { Kind: DataKind.List, Items.Length: 1 or 2 } => [.. value.Items.SelectMany(item => Secret(key, item))],
        { Kind: DataKind.List } => [new SettingProblem(key, $"has {value.Items.Length} secrets", "Write one reference, or the new one and the one that it replaces.")],
        _ => Secret(key, value),
    };

    private static SettingProblem[] Hosts(string key, DataValue value) =>
        value.Kind is DataKind.Boolean or DataKind.Text ? [] : List(key, value);

    private static IEnumerable<SettingProblem> Map(SettingDeclaration declaration, DataValue value) => value.Kind == DataKind.Map
        ? value.Entries.SelectMany(entry => Entry(declaration, entry.Key, entry.Value))
        : [new SettingProblem(declaration.Name, "is no map", "Write it as keys and values.")];

    private static IEnumerable<SettingProblem> Entry(SettingDeclaration declaration, string name, DataValue value)
    {
        var key = $"{declaration.Name}.{name}";
        if (!IsScalar(value))
        {
            return NoText(key);
        }

        var text = value.ToString();
        var wrong = declaration.MayHoldSecrets ? text.Split(' ').FirstOrDefault(IsBrokenReference) : null;
        SettingProblem?[] found =
        [
            declaration.CheckEntry?.Invoke(name, text),
            wrong is null ? null : new SettingProblem(key, $"has `{wrong}`, which is no reference to a secret", "Write `env://NAME`, `file:///path` or `keyvault://vault/name`."),
        ];
        return found.OfType<SettingProblem>();
    }

    private static bool IsBrokenReference(string word) =>
        Schemes.Any(scheme => word.StartsWith(scheme, StringComparison.Ordinal)) && !SecretReferences.IsReference(word);

    private static bool IsScalar(DataValue value) => value.Kind is not (DataKind.List or DataKind.Map or DataKind.Null);

    private static SettingProblem[] NoText(string key) => [new SettingProblem(key, "is no text", "Write a single value.")];
}
