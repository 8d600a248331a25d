using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Inputs;

public sealed class FieldValidationTests
{
    private static readonly ImmutableArray<FieldDefinition> Fields =
    [
        new() { Id = "impact", Type = FieldType.Text, Required = true, MinLength = 5, MaxLength = 10 },
        new() { Id = "risk", Type = FieldType.Choice, Required = true, Options = ["low", "high"] },
        new() { Id = "percent", Type = FieldType.Number, Min = 0, Max = 100 },
        new() { Id = "tested", Type = FieldType.Boolean },
        new() { Id = "report", Type = FieldType.File },
    ];

    public static TheoryData<string, DataValue, string?> Values => new()
    {
        { "impact", DataValue.Of("12345"), null },
        { "impact", DataValue.Of("1234567890"), null },
        { "impact", DataValue.Of("1234"), FieldValidation.OutOfRange },
        { "impact", DataValue.Of("1234     "), FieldValidation.OutOfRange },
        { "impact", DataValue.Of("12345678901"), FieldValidation.OutOfRange },
        { "impact", DataValue.Of(5), FieldValidation.WrongType },
        { "impact", DataValue.Of(string.Empty), null },
        { "impact", DataValue.Null, null },
        { "risk", DataValue.Of("low"), null },
        { "risk", DataValue.Of("Low"), FieldValidation.NoOption },
        { "percent", DataValue.Of(0), null },
        { "percent", DataValue.Of(100), null },
        { "percent", DataValue.Of(-0.1m), FieldValidation.OutOfRange },
        { "percent", DataValue.Of(100.1m), FieldValidation.OutOfRange },
        { "percent", DataValue.Of("50"), FieldValidation.WrongType },
        { "tested", DataValue.False, null },
        { "tested", DataValue.Of("false"), FieldValidation.WrongType },
        { "report", DataValue.Of("blob:1"), FieldValidation.WrongType },
        { "report", DataValue.EmptyList, FieldValidation.WrongType },
        { "impct", DataValue.Of("12345"), FieldValidation.UnknownField },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Validate_Value_IsCheckedAgainstItsField(string field, DataValue value, string? code)
    {
        var problems = FieldValidation.Validate(Fields, Of((field, value)));

        Assert.Equal(code is null ? [] : [(field, code)], problems.Select(p => (p.Field, p.Code)));
    }

    [Fact]
    public void Validate_SeveralValues_ReportsAllInOrder()
    {
        var problems = FieldValidation.Validate(Fields, Of(("risk", DataValue.Of("?")), ("impct", DataValue.Null), ("percent", DataValue.Of(101))));

        Assert.Equal(["impct", "percent", "risk"], problems.Select(p => p.Field));
        Assert.Contains("Did you mean `impact`?", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("low, high", problems[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingRequired_BlankOrInvalid_IsMissing()
    {
        Assert.Equal(["impact", "risk"], FieldValidation.MissingRequired(Fields, Of()).AsEnumerable());
        Assert.Equal(["impact", "risk"], FieldValidation.MissingRequired(Fields, Of(("impact", DataValue.Of("  ")), ("risk", DataValue.Null))).AsEnumerable());
        Assert.Equal(["impact"], FieldValidation.MissingRequired(Fields, Of(("impact", DataValue.Of("1234")), ("risk", DataValue.Of("low")))).AsEnumerable());
        Assert.Empty(FieldValidation.MissingRequired(Fields, Of(("impact", DataValue.Of("12345")), ("risk", DataValue.Of("low")))));
    }

    private static Dictionary<string, DataValue> Of(params (string Id, DataValue Value)[] values) => values.ToDictionary(v => v.Id, v => v.Value);
}
