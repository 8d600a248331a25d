using System.Diagnostics;
using System.Text;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Audit.Bundles;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Core.Tests.Audit.Bundles;

public sealed class AuditBundleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Verify_AsWritten_IsIntactAndTheSameEveryTime()
    {
        var bundle = await SampleBundle.WriteAsync();
        var found = SampleBundle.Verify(bundle);
        Assert.True(found.IsIntact, string.Join('\n', found.Findings));
        Assert.Equal(15, found.Entries);
        Assert.Equal(("r1", "1.2.3", 2), (found.Manifest!.Release, found.Manifest.Product, found.Manifest.Trails.Length));
        Assert.Equal(bundle, await SampleBundle.WriteAsync());
        Assert.Equal(bundle, SampleBundle.Pack(SampleBundle.Unpack(bundle)));
    }

    [Fact]
    public async Task Verify_AnyBitOfTheZip_IsNoticed()
    {
        var bundle = await SampleBundle.WriteAsync();
        var random = new Random(20260302);
        for (var at = 0; at < bundle.Length; at++)
        {
            var bit = (byte)(1 << random.Next(8));
            bundle[at] ^= bit;
            var found = SampleBundle.Verify(bundle);
            Assert.False(found.IsIntact, $"A flip of {bit} at {at} was not noticed.");
            Assert.All(found.Findings, finding => Assert.NotEmpty(finding.Message));
            bundle[at] ^= bit;
        }

        Assert.True(SampleBundle.Verify(bundle).IsIntact);
    }

    [Fact]
    public async Task Verify_AnyBitOfAnyFileInAZipThatIsWhole_NamesTheFile()
    {
        var files = SampleBundle.Unpack(await SampleBundle.WriteAsync());
        var random = new Random(7);
        foreach (var (name, content) in files)
        {
            for (var round = 0; round < 150; round++)
            {
                var at = random.Next(content.Length);
                var bit = (byte)(1 << random.Next(8));
                content[at] ^= bit;
                var found = SampleBundle.Verify(SampleBundle.Pack(files));
                Assert.True(found.Findings.Any(finding => finding.File == (name == BundleFiles.ManifestHash ? BundleFiles.Manifest : name)), $"{name}, byte {at}: {string.Join('\n', found.Findings)}");
                content[at] ^= bit;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Verify_AnEntryRemovedAndTheManifestWrittenAnew_NamesTheEntry(int number)
    {
        var trail = SampleBundle.Trail(SampleBundle.Root, 9);
        trail.RemoveAt(number - 1);
        AssertEntry(await SampleBundle.WriteAsync(trail), number, "removed");
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 8)]
    public async Task Verify_TwoEntriesSwappedAndTheManifestWrittenAnew_NamesTheFirst(int one, int other)
    {
        var trail = SampleBundle.Trail(SampleBundle.Root, 9);
        (trail[one - 1], trail[other - 1]) = (trail[other - 1], trail[one - 1]);
        AssertEntry(await SampleBundle.WriteAsync(trail), one, "reordered");
    }

    [Fact]
    public async Task Verify_AnEntryChangedAndTheManifestWrittenAnew_NamesTheEntry()
    {
        var trail = SampleBundle.Trail(SampleBundle.Root, 9);
        trail[3] = trail[3] with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(trail[3].Body).Replace("alice", "mallo", StringComparison.Ordinal)) };
        AssertEntry(await SampleBundle.WriteAsync(trail), 4, "changed");
    }

    [Fact]
    public async Task Verify_TheTailCutOffAndTheManifestWrittenAnew_IsNoticedByThePublishedHeadAlone()
    {
        var whole = SampleBundle.Trail(SampleBundle.Root, 9);
        var cut = await SampleBundle.WriteAsync(SampleBundle.Trail(SampleBundle.Root, 7));
        Assert.True(SampleBundle.Verify(cut).IsIntact);
        var found = SampleBundle.Verify(cut, Head(SampleBundle.Root, 4, whole), Head(SampleBundle.Root, 9, whole));
        Assert.Equal((SampleBundle.RootFile, 8L), (Assert.Single(found.Findings).File, found.Findings[0].Entry));
        Assert.Contains("9 entries were published", found.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AChainWrittenAnew_IsNoticedByAnEarlierHead()
    {
        var whole = SampleBundle.Trail(SampleBundle.Root, 9);
        var bundle = await SampleBundle.WriteAsync(whole);
        Assert.True(SampleBundle.Verify(bundle, Head(SampleBundle.Root, 4, whole), Head(SampleBundle.Root, 9, whole)).IsIntact);
        Assert.Equal(2, SampleBundle.Verify(bundle, Head(SampleBundle.Root, 4, whole), Head(SampleBundle.Root, 9, whole), Head("r2/1/", 3, whole)).HeadsCompared);
        var other = Head(SampleBundle.Root, 4, whole) with { Hash = whole[4].Hash };
        var found = SampleBundle.Verify(bundle, other, Head(SampleBundle.Root, 9, whole));
        Assert.Equal((SampleBundle.RootFile, 4L), (found.Findings[0].File, found.Findings[0].Entry));
        Assert.Contains("written anew", found.Findings[0].Message, StringComparison.Ordinal);
        Assert.False(SampleBundle.Verify(bundle, Head("$server/1/", 3, whole)).IsIntact);
        Assert.False(SampleBundle.Verify(bundle, Head("r1/2/", 3, whole)).IsIntact);
    }

    [Fact]
    public async Task Verify_FilesRemovedAddedAndRenamed_NamesThem()
    {
        var files = SampleBundle.Unpack(await SampleBundle.WriteAsync());
        foreach (var (name, content) in files)
        {
            var without = SampleBundle.Verify(SampleBundle.Pack(files.Where(file => file.Name != name)));
            Assert.Contains(without.Findings, finding => finding.File == (name == BundleFiles.ManifestHash ? BundleFiles.Manifest : name));
            if (name is BundleFiles.Manifest or BundleFiles.ManifestHash)
            {
                continue;
            }

            var renamed = SampleBundle.Verify(SampleBundle.Pack(files.Select(file => file.Name == name ? (name + "x", content) : file)));
            Assert.Contains(renamed.Findings, finding => finding.File == name && finding.Message.Contains($"renamed to '{name}x'", StringComparison.Ordinal));
        }

        var added = SampleBundle.Verify(SampleBundle.Pack(files.Prepend(("aaa.json", "{}"u8.ToArray()))));
        Assert.Equal(new BundleFinding("aaa.json", null, "The manifest does not name this file: it was added."), Assert.Single(added.Findings));
    }

    [Fact]
    public async Task Verify_EvidenceThatNoEntryNames_AndEntriesWhoseEvidenceIsGone_AreNamed()
    {
        using var bundle = new MemoryStream();
        var writer = new AuditBundleWriter(bundle);
        await writer.AddApprovalsAsync(SampleBundle.Trail(SampleBundle.Root, 9).Where((_, at) => at == 4).Select(r => (SampleBundle.Root, r.Body)).ToAsyncEnumerable());
        var foreign = "foreign"u8.ToArray();
        await writer.AddAsync(BundleFiles.EvidenceOf(SampleBundle.Hash(foreign)), foreign);
        await writer.AddTrailAsync(SampleBundle.Root, SampleBundle.Trail(SampleBundle.Root, 9).ToAsyncEnumerable());
        await writer.CompleteAsync(new BundleManifest { Format = BundleManifest.CurrentFormat, Product = "1", Release = "r1" });
        var found = SampleBundle.Verify(bundle.ToArray());
        Assert.Equal(
            [(SampleBundle.RootFile, 3), ("files/" + SampleBundle.Hash(foreign), (long?)null), (SampleBundle.RootFile, 1)],
            found.Findings.Select(finding => (finding.File, finding.Entry)));
    }

    // A million take ten times as long, and may take ten seconds; the benchmark `audit` measures that.
    [Fact]
    public async Task Verify_AHundredThousandEntries_ReportsTheTime()
    {
        var bundle = await SampleBundle.WriteAsync(SampleBundle.Trail(SampleBundle.Root, 100_000));
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var found = SampleBundle.Verify(bundle);
            var took = Stopwatch.GetElapsedTime(started);
            Assert.True(found.IsIntact, string.Join('\n', found.Findings));
            best = took < best ? took : best;
        }

        output.WriteLine($"{bundle.Length / 1024.0 / 1024.0:F0} MB with 100,006 entries were verified in {best.TotalMilliseconds:F0} ms.");
        Assert.True(best < TimeSpan.FromSeconds(3), $"It took {best}.");
    }

    [Fact]
    public void EntryLine_OfAnyTrailName_IsReadAsItWasWritten()
    {
        string[] names = ["r1/1/", "r1/1/a.b#task.2/", "r1/1/ä\"\\\n.x~1/"];
        Assert.All(names, name => Assert.Equal(name, EntryLine.ReadHeader(EntryLine.Header(name)[..^1])));
        Assert.Null(EntryLine.ReadHeader("{\"trail\":\"a\",\"trail\":5}"u8.ToArray()));
        Assert.Null(EntryLine.ReadHeader("{\"trail\":\"a\"} "u8.ToArray()));
        Assert.Null(EntryLine.ReadHeader(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"at":"2026-03-02T09:00:00Z","trail":"r1/1/","sequence":0,"hash":"00"}""")]
    [InlineData("nonsense")]
    public void PublishedHead_ReadNonsense_IsNull(string line) => Assert.Null(PublishedHead.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void PublishedHead_Written_IsReadAgain()
    {
        var head = new PublishedHead(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), "r1/1/deploy.run/", 17, new string('a', 64));
        Assert.Equal(head, PublishedHead.Read(head.Write()));
    }

    private static PublishedHead Head(string trail, int sequence, List<AuditRecord> records) => new(default, trail, sequence, records[sequence - 1].Hash);

    private static void AssertEntry(byte[] bundle, int number, string damage)
    {
        var found = SampleBundle.Verify(bundle);
        Assert.Contains(found.Findings, finding => finding.File == SampleBundle.RootFile && finding.Entry == number && finding.Message.Contains($" is {damage}", StringComparison.Ordinal));
    }
}
