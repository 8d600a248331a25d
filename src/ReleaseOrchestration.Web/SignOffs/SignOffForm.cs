using System.Globalization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;
using static ReleaseOrchestration.Web.SignOffs.PageLayout;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The form of a sign-off page, and what comes back from it.</summary>
internal static class SignOffForm
{
    public const string Guard = "guard";
    public const string Decision = "decision";
    public const string Comment = "comment";
    private const string FieldPrefix = "field.";

    public static string Render(SignOffView view, string guard, IReadOnlyDictionary<string, string> entered)
    {
        var fields = string.Concat(view.FieldDefinitions.Select(field => Field(field, Value(view, field, entered), Attached(view, field))));
        return $"""
            <h2>Your decision</h2>
            <form method="post" autocomplete="off"{(view.FieldDefinitions.Any(f => f.Type == FieldType.File) ? " enctype=\"multipart/form-data\"" : string.Empty)}>
            <input type="hidden" name="{Guard}" value="{Encode(guard)}">
            {(fields.Length == 0 ? string.Empty : $"<fieldset><legend>Fields</legend>{fields}</fieldset>")}
            <label for="comment">Comment</label>
            <p class="hint" id="comment-hint">Kept with your decision in the audit trail.</p>
            <textarea id="comment" name="{Comment}" maxlength="4000" aria-describedby="comment-hint">{Encode(entered.GetValueOrDefault(Comment, string.Empty))}</textarea>
            <div class="actions">
            <button class="approve" type="submit" name="{Decision}" value="approve">Approve</button>
            <button class="reject" type="submit" name="{Decision}" value="reject">Reject</button>
            </div>
            </form>
            """;
    }

    /// <summary>The values of the fields that were filled in, and what is wrong with those that cannot be read.</summary>
    public static (Dictionary<string, DataValue> Values, List<string> Problems) Read(SignOffView view, IReadOnlyDictionary<string, string> form)
    {
        var (values, problems) = (new Dictionary<string, DataValue>(StringComparer.Ordinal), new List<string>());
        foreach (var field in view.FieldDefinitions.Where(f => f.Type != FieldType.File))
        {
            var text = form.GetValueOrDefault(FieldPrefix + field.Id, string.Empty);
            if (text.Length == 0)
            {
                continue;
            }

            if (Parse(field, text) is { } value)
            {
                values[field.Id] = value;
            }
            else
            {
                problems.Add($"'{field.Id}' must be a {field.Type.ToString().ToLowerInvariant()}; it is '{text}'.");
            }
        }

        return (values, problems);
    }

    private static DataValue? Parse(FieldDefinition field, string text) => field.Type switch
    {
        FieldType.Number => decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? DataValue.Of(number) : null,
        FieldType.Boolean => bool.TryParse(text, out var answer) ? DataValue.Of(answer) : null,
        _ => DataValue.Of(text),
    };

    /// <summary>The name of the control of a field.</summary>
    public static string NameOf(FieldDefinition field) => FieldPrefix + field.Id;

    private static EvidenceFile? Attached(SignOffView view, FieldDefinition field) =>
        field.Type == FieldType.File && view.Fields.TryGetValue(field.Id, out var value) ? EvidenceFile.Read(value) : null;

    private static string FileHint(FieldDefinition field, EvidenceFile? attached)
    {
        var types = field.Types.IsEmpty ? string.Empty : $", {string.Join(" or ", field.Types)}";
        var there = attached is null ? string.Empty : $" Attached: {attached.Name}, {FileSizes.Format(attached.Size)}; another file replaces it.";
        return $"{(field.Required ? "Required before the step can complete" : "Optional")}, up to {FileSizes.Format(field.MaxSize ?? EvidenceFile.DefaultMaxSize)}{types}.{there}";
    }

    private static string Value(SignOffView view, FieldDefinition field, IReadOnlyDictionary<string, string> entered) =>
        entered.TryGetValue(FieldPrefix + field.Id, out var text) ? text
        : view.Fields.TryGetValue(field.Id, out var value) ? value.ToString() : string.Empty;

    private static string Field(FieldDefinition field, string value, EvidenceFile? attached)
    {
        var id = Encode(FieldPrefix + field.Id);
        var name = Encode(field.Name.Length > 0 ? field.Name : field.Id);
        return $"""
            <label for="{id}">{name}</label>
            <p class="hint" id="{id}-hint">{Encode(field.Type == FieldType.File ? FileHint(field, attached) : Hint(field))}</p>
            {Control(field, $"id=\"{id}\" name=\"{id}\" aria-describedby=\"{id}-hint\"", value)}
            """;
    }

    private static string Control(FieldDefinition field, string attributes, string value) => field.Type switch
    {
        FieldType.Boolean => Select(attributes, [("true", "Yes"), ("false", "No")], value),
        FieldType.Choice => Select(attributes, field.Options.Select(o => (o, o)), value),
        FieldType.Number => $"<input {attributes} type=\"number\" step=\"any\"{Limit("min", field.Min)}{Limit("max", field.Max)} value=\"{Encode(value)}\">",
        FieldType.File => $"<input {attributes} type=\"file\"{(field.Types.IsEmpty ? string.Empty : $" accept=\"{Encode(string.Join(',', field.Types))}\"")}>",
        _ => $"<textarea {attributes}{Limit("minlength", field.MinLength)}{Limit("maxlength", field.MaxLength)}>{Encode(value)}</textarea>",
    };

    private static string Select(string attributes, IEnumerable<(string Value, string Text)> options, string value)
    {
        var items = string.Concat(options.Select(o => $"<option value=\"{Encode(o.Value)}\"{(o.Value == value ? " selected" : string.Empty)}>{Encode(o.Text)}</option>"));
        return $"<select {attributes}><option value=\"\">—</option>{items}</select>";
    }

    private static string Limit(string name, decimal? limit) => limit is { } value ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{value}\"") : string.Empty;

    // Whoever rejects need not fill anything in; so the browser demands nothing, the activity does.
    private static string Hint(FieldDefinition field)
    {
        var need = field.Required ? "Required before the step can complete" : "Optional";
        var length = (field.MinLength, field.MaxLength) switch
        {
            ({ } min, { } max) => $", {min} to {max} characters",
            ({ } min, null) => $", at least {min} characters",
            (null, { } max) => $", at most {max} characters",
            _ => string.Empty,
        };
        return need + length + ".";
    }
}
