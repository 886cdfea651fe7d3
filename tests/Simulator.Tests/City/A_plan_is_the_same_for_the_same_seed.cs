using System.Text;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Tests.City;

public class A_plan_is_the_same_for_the_same_seed
{
    [Theory]
    [InlineData(2341)]
    [InlineData(7)]
    public void to_the_byte(int seed) =>
        Assert.Equal(PlanFile.Write(District.Plan(seed)), PlanFile.Write(District.Plan(seed)));

    [Fact]
    public void and_another_for_another_seed() =>
        Assert.NotEqual(PlanFile.Write(District.Plan(2341)), PlanFile.Write(District.Plan(2342)));

    [Fact]
    public void and_its_file_holds_plain_chinese_and_reads_back()
    {
        var file = Path.GetTempFileName();
        try
        {
            var written = PlanFile.Write(District.Plan(2341));
            File.WriteAllBytes(file, written);
            var text = Encoding.UTF8.GetString(written);
            Assert.Contains("\"name\":\"临澜区\"", text);
            Assert.Contains("\"kind\":\"propertyFirm\"", text);
            Assert.Equal(written, PlanFile.Write(PlanFile.Read(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
