using DeployTokenPortal.Application.Usage.Recording;

namespace DeployTokenPortal.Tests.Application.Usage.Recording;

public sealed class TallyBookTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_many_count_and_one_takes()
    {
        const int Writers = 4;
        const int Times = 50_000;
        var book = new TallyBook<int>(100);
        var taken = new Dictionary<int, long>();

        var counting = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < Times; number++)
                book.Add(number % 7, Facts("192.0.2.1"));
        })));
        while (!counting.IsCompleted)
            Collect(book, taken);
        await counting;
        Collect(book, taken);

        Assert.Equal(Writers * Times, taken.Values.Sum());
        Assert.Equal(7, taken.Count);
        Assert.Equal(0, book.Dropped);
    }

    [Fact]
    public void Full_book_drops_new_keys_and_counts_them_but_goes_on_with_those_it_has()
    {
        var book = new TallyBook<int>(2);

        foreach (var key in (int[])[1, 2, 3, 3, 1])
            book.Add(key, Facts("192.0.2.1"));

        Assert.Equal(2, book.Dropped);
        Assert.Equal([(1, 2L), (2, 1L)], book.Drain().Select(entry => (entry.Key, entry.Value.Count)).Order());
        book.Add(3, Facts("192.0.2.1"));
        Assert.Equal(3, Assert.Single(book.Drain()).Key);
    }

    [Fact]
    public void What_is_returned_is_added_to_what_came_meanwhile()
    {
        var book = new TallyBook<int>(10);
        book.Add(1, Facts("192.0.2.1"));
        var refused = book.Drain();

        book.Return(refused);
        book.Add(1, Facts("192.0.2.2", s_noon.AddSeconds(3)));

        var (_, sum) = Assert.Single(book.Drain());
        Assert.Equal((2L, s_noon, s_noon.AddSeconds(3), "192.0.2.2"), (sum.Count, sum.FirstAt, sum.Last.At, sum.Last.Address));
    }

    private static void Collect(TallyBook<int> book, Dictionary<int, long> taken)
    {
        foreach (var (key, sum) in book.Drain())
            taken[key] = taken.GetValueOrDefault(key) + sum.Count;
    }

    private static UseFacts Facts(string address, DateTimeOffset? at = null) => new(at ?? s_noon, "pull", address);
}
