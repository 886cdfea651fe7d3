global using GridOrleans.Silo.Configuration;
