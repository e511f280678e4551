/** Child of the pages benchmark: fills the database that its environment names, and prints how many events it has. */
import { fillOnce } from "@/scripts/bench/pages";

console.log(await fillOnce(Number(process.argv[2])));
