using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Values;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Core.Tests.Audit;

public sealed class AuditChainTests(ITestOutputHelper output)
{
    private const string Chain = "rel-7";
    private const int Length = 12;

    private static readonly ImmutableArray<AuditRecord> Records = Written(Length);
    private static readonly AuditHead Head = new(Length, Records[^1].Hash);

    [Fact]
    public void Verify_AsAppended_IsIntact()
    {
        var found = AuditChain.Verify(Chain, Records, Head);

        Assert.True(found.IsIntact, found.Message);
        Assert.Null(found.FirstBad);
        Assert.Equal(Head, found.Head);
    }

    [Fact]
    public void Verify_Empty_IsIntact() => Assert.Equal(AuditChain.Genesis(Chain), AuditChain.Verify(Chain, [], AuditChain.Genesis(Chain)).Head);

    [Fact]
    public void Read_Record_IsTheEntry()
    {
        Assert.Equal(Entry(5), AuditChain.Read(Records[4]));
        Assert.Null(AuditChain.Read(new AuditRecord("no json"u8.ToArray(), Records[0].Hash)));
    }

    [Fact]
    public void Append_SameEntry_HasTheSameBytes() =>
        Assert.Equal(
            """{"sequence":1,"at":"2025-04-07T06:00:01+00:00","chain":"rel-7","path":"build.a","event":"activity.started","actor":"user:rita","before":"Pending","after":"Running","attempt":1,"reason":"\u00FC","details":{"n":1}}""",
            Encoding.UTF8.GetString(Records[0].Body));

    [Theory]
    [InlineData(0)]
    [InlineData(Length)]
    [InlineData(Length + 2)]
    public void Append_NotTheNextEntry_Throws(long sequence) => Assert.Throws<ArgumentException>(() => AuditChain.Append(Head, Entry(sequence)));

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    public void Append_HeadWithoutHash_Throws(string hash) => Assert.Throws<ArgumentException>(() => AuditChain.Append(new AuditHead(0, hash), Entry(1)));

    [Fact]
    public void Verify_AnyBitOfAnyBody_IsFoundAtItsEntry()
    {
        for (var at = 0; at < Length; at++)
        {
            for (var bit = 0; bit < Records[at].Body.Length * 8; bit++)
            {
                var body = Records[at].Body.ToArray();
                body[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertFirstBad(at + 1, AuditChain.Verify(Chain, Records.SetItem(at, Records[at] with { Body = body })));
            }
        }
    }

    [Fact]
    public void Verify_AnyCharacterOfAnyHash_IsFoundAtItsEntry()
    {
        for (var at = 0; at < Length; at++)
        {
            for (var i = 0; i < 64; i++)
            {
                var hash = Records[at].Hash.ToCharArray();
                hash[i] = hash[i] == '0' ? '1' : '0';
                AssertFirstBad(at + 1, AuditChain.Verify(Chain, Records.SetItem(at, Records[at] with { Hash = new string(hash) })), AuditDamage.Changed);
            }

            AssertFirstBad(at + 1, AuditChain.Verify(Chain, Records.SetItem(at, Records[at] with { Hash = Records[at].Hash.ToUpperInvariant() })), AuditDamage.Changed);
            AssertFirstBad(at + 1, AuditChain.Verify(Chain, Records.SetItem(at, Records[at] with { Hash = string.Empty })), AuditDamage.Changed);
        }
    }

    [Fact]
    public void Verify_AnyOneRemoved_IsNamed()
    {
        for (var at = 0; at < Length; at++)
        {
            var found = AuditChain.Verify(Chain, Records.RemoveAt(at), Head);
            AssertFirstBad(at + 1, found, at == Length - 1 ? AuditDamage.Truncated : AuditDamage.Removed);
        }
    }

    [Fact]
    public void Verify_AnyTwoExchanged_IsNamed()
    {
        for (var first = 0; first < Length; first++)
        {
            for (var second = first + 1; second < Length; second++)
            {
                var exchanged = Records.SetItem(first, Records[second]).SetItem(second, Records[first]);
                AssertFirstBad(first + 1, AuditChain.Verify(Chain, exchanged), AuditDamage.Reordered);
            }
        }
    }

    [Fact]
    public void Verify_AnyOneRepeated_IsNamed()
    {
        for (var at = 0; at < Length; at++)
        {
            AssertFirstBad(at + 2, AuditChain.Verify(Chain, Records.Insert(at + 1, Records[at])), AuditDamage.Reordered);
        }
    }

    [Fact]
    public void Verify_Truncated_NeedsThePublishedHead()
    {
        for (var length = 0; length < Length; length++)
        {
            var kept = Records[..length];
            AssertFirstBad(length + 1, AuditChain.Verify(Chain, kept, Head), AuditDamage.Truncated);
            Assert.True(AuditChain.Verify(Chain, kept).IsIntact);
        }
    }

    [Fact]
    public void Verify_NumberChangedInPlace_IsAChange()
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Records[3].Body).Replace("\"sequence\":4,", "\"sequence\":9,", StringComparison.Ordinal));

        AssertFirstBad(4, AuditChain.Verify(Chain, Records.SetItem(3, Records[3] with { Body = body })), AuditDamage.Changed);
    }

    [Fact]
    public void Verify_WrittenAnew_ContradictsThePublishedHead()
    {
        var forged = Written(Length + 3, reason: "nothing happened");

        Assert.True(AuditChain.Verify(Chain, forged).IsIntact);
        AssertFirstBad(Length, AuditChain.Verify(Chain, forged, Head), AuditDamage.Rewritten);
    }

    [Fact]
    public void Verify_GoesOnAfterThePublishedHead_IsIntact() => Assert.True(AuditChain.Verify(Chain, Written(Length + 5), Head).IsIntact);

    [Fact]
    public void Verify_RecordsOfAnotherChain_AreFound() => AssertFirstBad(1, AuditChain.Verify("rel-8", Records), AuditDamage.Changed);

    [Fact]
    public void Verify_Purged_StartsFromTheCheckpoint()
    {
        var checkpoint = new AuditHead(5, Records[4].Hash);

        Assert.True(AuditChain.Verify(Chain, Records[5..], Head, checkpoint).IsIntact);
        AssertFirstBad(6, AuditChain.Verify(Chain, Records[6..], Head, checkpoint), AuditDamage.Removed);
        AssertFirstBad(6, AuditChain.Verify(Chain, Records[5..], Head, checkpoint with { Hash = Records[3].Hash }), AuditDamage.Changed);
        AssertFirstBad(5, AuditChain.Verify(Chain, Records[5..], Head, checkpoint with { Hash = "none" }), AuditDamage.Changed);
        AssertFirstBad(1, AuditChain.Verify(Chain, Records[5..], Head), AuditDamage.Removed);
    }

    [Fact]
    public void Verify_AHundredThousand_ReportsTheTime()
    {
        var records = Written(100_000);
        var watch = Stopwatch.StartNew();
        var found = AuditChain.Verify(Chain, records);
        output.WriteLine($"100,000 entries verified in {watch.ElapsedMilliseconds} ms");

        Assert.Equal(100_000, found.Head.Sequence);
        Assert.True(found.IsIntact);
    }

    private static void AssertFirstBad(long sequence, AuditVerification found, AuditDamage? damage = null)
    {
        Assert.False(found.IsIntact);
        Assert.Equal(sequence, found.FirstBad);
        Assert.Contains($"Entry {sequence} ", found.Message, StringComparison.Ordinal);
        Assert.Equal(damage ?? found.Damage, found.Damage);
    }

    private static ImmutableArray<AuditRecord> Written(int length, string reason = "ü")
    {
        var head = AuditChain.Genesis(Chain);
        var records = ImmutableArray.CreateBuilder<AuditRecord>(length);
        for (var i = 1; i <= length; i++)
        {
            (var record, head) = AuditChain.Append(head, Entry(i) with { Reason = reason });
            records.Add(record);
        }

        return records.MoveToImmutable();
    }

    private static AuditEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        At = new DateTimeOffset(2025, 4, 7, 6, 0, 0, TimeSpan.Zero).AddSeconds(sequence),
        Chain = Chain,
        Path = "build.a",
        Event = "activity.started",
        Actor = "user:rita",
        Before = "Pending",
        After = "Running",
        Attempt = 1,
        Reason = "ü",
        Details = DataValue.Of([new KeyValuePair<string, DataValue>("n", DataValue.Of(sequence))]),
    };
}
