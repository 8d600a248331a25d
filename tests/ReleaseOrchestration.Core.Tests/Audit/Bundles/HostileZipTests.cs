using System.IO.Compression;
using System.Text;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Core.Tests.Audit.Bundles;

public sealed class HostileZipTests
{
    public static TheoryData<string> Names => ["../up.json", "/etc/passwd", "a//b", "c:\\windows", "A.json", "ä.json", ".hidden", "a/..", "a\0b", new string('a', 300)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_ANameThatNoBundleHas_IsRefused(string name) =>
        Assert.False(SampleBundle.Verify(Archive((name, "{}"u8.ToArray(), CompressionLevel.NoCompression))).IsIntact);

    [Fact]
    public void Verify_ABomb_IsRefusedBeforeItIsUnpacked()
    {
        var bomb = Archive(("a.json", new byte[64 * 1024 * 1024], CompressionLevel.SmallestSize));
        Assert.True(bomb.Length < 1024 * 1024);
        Assert.False(SampleBundle.Verify(bomb).IsIntact);
    }

    [Fact]
    public void Verify_TheSameNameTwice_IsRefused()
    {
        var once = SampleBundle.Pack([("a.json", "{}"u8.ToArray())]);
        byte[] twice = [.. once.AsSpan(0, ZipLayout.LocalSize + 6 + 2), .. once];
        Assert.Contains("twice", Assert.Single(SampleBundle.Verify(twice).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_BytesAfterTheEnd_AreRefused() =>
        Assert.Contains("follows the end", Assert.Single(SampleBundle.Verify([.. await SampleBundle.WriteAsync(), 0]).Findings).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Verify_EveryBeginning_IsRefused()
    {
        var bundle = await SampleBundle.WriteAsync();
        for (var length = 0; length < bundle.Length; length += 7)
        {
            Assert.False(SampleBundle.Verify(bundle[..length]).IsIntact);
        }
    }

    [Fact]
    public void Verify_ASizeThatTheFileDoesNotHave_IsRefusedWithoutTakingMemoryForIt()
    {
        var member = new ZipMember("manifest.json", 0, 0xFFFF_0000, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(SampleBundle.Verify(ZipLayout.Local(member)).IsIntact);
        var trail = new ZipMember("trails/000001.jsonl", 0, 0xFFFF_0000, 0);
        Assert.False(SampleBundle.Verify(ZipLayout.Local(trail)).IsIntact);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 * 1024 * 1024);
    }

    [Fact]
    public void Verify_Nonsense_IsRefused()
    {
        var random = new Random(4);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Assert.False(SampleBundle.Verify(bytes).IsIntact);
            Assert.False(SampleBundle.Verify([.. "PK\u0003\u0004"u8, .. bytes]).IsIntact);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("""{"format":"relo-audit-bundle/2","product":"","release":""}""")]
    [InlineData("""{"format":null,"product":null,"release":null,"files":[null],"trails":[null]}""")]
    public void Verify_AManifestThatIsNone_IsRefused(string manifest)
    {
        var bytes = Encoding.UTF8.GetBytes(manifest);
        var hash = Encoding.UTF8.GetBytes($"{SampleBundle.Hash(bytes)}  manifest.json\n");
        Assert.NotEmpty(SampleBundle.Verify(SampleBundle.Pack([("manifest.json", bytes), ("manifest.sha256", hash)])).Findings);
    }

    [Theory]
    [InlineData("Files", "null")]
    [InlineData("Trails", "null")]
    [InlineData("Absent", "null")]
    [InlineData("Files", "{\n      \"name\": null,\n      \"size\": 0,\n      \"sha256\": \"\"\n    }")]
    public void Verify_AManifestWithNothingInAList_IsRefused(string list, string item)
    {
        var manifest = """
            {
              "format": "relo-audit-bundle/1",
              "product": "1",
              "release": "r",
              "purged": false,
              "trails": [TRAILS],
              "absent": [ABSENT],
              "files": [FILES]
            }

            """;
        foreach (var name in new[] { "Files", "Trails", "Absent" })
        {
            manifest = manifest.Replace(name.ToUpperInvariant(), name == list ? $"\n    {item}\n  " : string.Empty, StringComparison.Ordinal);
        }

        var bytes = Encoding.UTF8.GetBytes(manifest);
        var hash = Encoding.UTF8.GetBytes($"{SampleBundle.Hash(bytes)}  manifest.json\n");
        var found = SampleBundle.Verify(SampleBundle.Pack([("manifest.json", bytes), ("manifest.sha256", hash)]));
        Assert.Equal("The manifest is not written as one is.", Assert.Single(found.Findings).Message);
    }

    private static byte[] Archive(params (string Name, byte[] Content, CompressionLevel Level)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, level) in files)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }

        return output.ToArray();
    }
}
