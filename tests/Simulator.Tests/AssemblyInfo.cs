using GridOrleans.Simulator.Tests.City;

// One district for all: making it takes longer than most tests, and nobody changes it.
[assembly: AssemblyFixture(typeof(TheDistrict))]
