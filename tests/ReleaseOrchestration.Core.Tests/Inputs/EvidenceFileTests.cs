using System.Globalization;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Inputs;

public sealed class EvidenceFileTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("report.pdf", "application/pdf", 1000, null)]
    [InlineData("photo.png", "image/png", 2048, null)]
    [InlineData("photo.png", "IMAGE/PNG", 2048, null)]
    [InlineData("page.html", "text/html", 10, "RO3113")]
    [InlineData("photo.png", "image", 10, "RO3113")]
    [InlineData("large.png", "image/png", 2049, "RO3112")]
    public void Validate_FileOfAField_ChecksSizeAndType(string name, string type, long size, string? code)
    {
        var field = new FieldDefinition { Id = "proof", Type = FieldType.File, MaxSize = 2048, Types = ["image/*", "application/pdf"] };
        Assert.Equal(code, Code(field, new EvidenceFile(name, type, size, Hash).ToValue()));
    }

    [Theory]
    [InlineData("\"report.pdf\"")]
    [InlineData("7")]
    [InlineData("{\"name\": \"a\", \"type\": \"text/plain\", \"size\": 1}")]
    [InlineData("{\"name\": \"a\", \"type\": \"text/plain\", \"size\": 1, \"sha256\": \"abc\"}")]
    [InlineData("{\"name\": \"a\", \"type\": \"text/plain\", \"size\": -1, \"sha256\": \"$\"}")]
    [InlineData("{\"name\": \"a\", \"type\": \"text/plain\", \"size\": 1.5, \"sha256\": \"$\"}")]
    [InlineData("{\"name\": 1, \"type\": \"text/plain\", \"size\": 1, \"sha256\": \"$\"}")]
    [InlineData("{\"name\": \"a\", \"type\": \"text/plain\", \"size\": 1, \"sha256\": \"$\", \"more\": 1}")]
    public void Validate_WhatIsNoFile_IsRefused(string json)
    {
        var value = System.Text.Json.JsonSerializer.Deserialize<DataValue>(json.Replace("$", Hash, StringComparison.Ordinal))!;
        Assert.Equal("RO3111", Code(new FieldDefinition { Id = "proof", Type = FieldType.File }, value));
    }

    [Fact]
    public void Validate_FieldWithoutLimits_TakesTenMegabytesOfAnything()
    {
        var field = new FieldDefinition { Id = "proof", Type = FieldType.File };
        Assert.Null(Code(field, new EvidenceFile("a.bin", "x/y", EvidenceFile.DefaultMaxSize, Hash).ToValue()));
        Assert.Equal("RO3112", Code(field, new EvidenceFile("a.bin", "x/y", EvidenceFile.DefaultMaxSize + 1, Hash).ToValue()));
    }

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("500 KB", 512_000L)]
    [InlineData("5MB", 5_242_880L)]
    [InlineData("0512 kib", 524_288L)]
    [InlineData("2gib", 2_147_483_648L)]
    [InlineData("12B", 12L)]
    [InlineData("0", null)]
    [InlineData("-5MB", null)]
    [InlineData("MB", null)]
    [InlineData("five MB", null)]
    [InlineData("0.5 MB", null)]
    [InlineData("99999999999999999999 GB", null)]
    public void TryParse_Size_IsBytes(string text, long? expected) =>
        Assert.Equal(expected, FileSizes.TryParse(text, out var bytes) ? bytes : null);

    [Theory]
    [InlineData(12, "12 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(10485760, "10 MB")]
    public void Format_Size_IsShort(long bytes, string expected) => Assert.Equal(expected, FileSizes.Format(bytes));

    [Fact]
    public void Read_FieldWithLimits_HasThem()
    {
        var result = DocumentReader.Read("""
            process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: m, type: manual, fields: [{id: f, type: file, max-size: 5MB, types: [image/*]}]}}]}}]}
            """);
        var field = ((ProcessDocument)result.Documents.Single()).Process.Phases[0].Activities[0].Fields[0];
        Assert.Equal("5242880 image/*", string.Create(CultureInfo.InvariantCulture, $"{field.MaxSize} {field.Types.Single()}"));
    }

    [Fact]
    public void Read_SizeThatIsNone_IsAnError()
    {
        var result = DocumentReader.Read("""
            process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: m, type: manual, fields: [{id: f, type: file, max-size: large}]}}]}}]}
            """);
        Assert.Contains("a size such as", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    private static string? Code(FieldDefinition field, DataValue value) =>
        FieldValidation.Validate([field], new Dictionary<string, DataValue> { [field.Id] = value }).SingleOrDefault()?.Code;
}
