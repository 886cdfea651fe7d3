global using GridOrleans.Tests;
