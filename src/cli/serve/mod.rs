//! `plancast serve`: the model in the browser, on this machine alone.

mod alive;
mod desk;
mod guard;
mod newest;
mod page;
mod routes;
mod secret;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;

use plancast::report::page::what_if as what_if_page;
use plancast::source::{InWords, Tongue, Words};
use plancast::task::what_if::{Settings, WhatIf};
use plancast::task::{Failure, Progress, pool};

use super::clock::this_year;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::say;
use super::workspace::Workspace;
use super::{Lang, spoken};
use desk::Desk;

/// Ask "what if" in the browser: levers, and what comes of them beside the baseline · 在浏览器里即时试算
#[derive(Debug, Args)]
pub struct Serve {
    /// Folder of the model, such as models/wenling · 模型文件夹，如 models/wenling
    model: PathBuf,
    /// Port on this machine; a free one if not given · 本机端口；不写则用空闲的端口
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Seed; the model's own if not given · 随机种子；不写则用模型自己的
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Number of threads; all processors if not given · 线程数；不写则用全部处理器
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    threads: Option<u32>,
    /// Folder for reports · 报告写到哪个文件夹
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    out: PathBuf,
    /// Do not open the browser · 不自动打开浏览器
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    workspace: Workspace,
    /// Language in which the page begins · 页面一开始用的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Serve {
    /// Opens the model, says where the page is, and answers until its last window is closed.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let tongue: Tongue = self.lang.into();
        self.serve(tongue).map_err(in_language(tongue.written))?;
        Ok(ExitCode::SUCCESS)
    }

    fn serve(&self, tongue: Tongue) -> Result<(), Failure> {
        let language = tongue.written;
        let threads = self.threads.map(|threads| threads as usize);
        let bars = Bars::new(language);
        let pool = pool(threads, &bars)?;
        let settings = Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            now: this_year(),
            seed: self.seed,
            out: self.out.clone(),
        };
        let what_if = pool.install(|| WhatIf::open(settings))?;
        for words in what_if.reminders() {
            bars.say(&words);
        }
        let title = what_if.title().clone();
        // The baseline is drawn before anybody looks.
        pool.install(|| what_if.described(language))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(Failure::system)?;
        runtime.block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
                .await
                .map_err(|error| self.taken(&error))?;
            let port = listener.local_addr().map_err(Failure::system)?.port();
            let desk = Arc::new(Desk::new(what_if, pool, tongue, port)?);
            let address = desk.address();
            let opened = opened(&title, &address).get(language).to_string();
            say(&spoken::told(opened))?;
            if let Some(remark) = tongue.remark(what_if_page(tongue).left) {
                say(&remark)?;
            }
            if !self.no_open && open::that_detached(&address).is_err() {
                say(&tongue.pick(
                    "没能自动打开浏览器，请把上面的地址复制到浏览器里",
                    "the browser could not be opened: copy the address into one",
                ))?;
            }
            let closed = desk.closed();
            axum::serve(listener, routes::router(desk))
                .with_graceful_shutdown(closed)
                .await
                .map_err(Failure::system)
        })
    }

    fn taken(&self, error: &std::io::Error) -> Failure {
        let (port, why) = (self.port, error.words());
        Failure::words(
            format!(
                "--port {port}：打不开这个端口（{}）；请换一个，或不写",
                why.zh
            ),
            format!(
                "--port {port}: cannot be opened ({}); choose another, or leave it out",
                why.en
            ),
        )
    }
}

fn opened(title: &Words, address: &str) -> Words {
    Words {
        zh: format!(
            "{} · {address}\n只有本机能打开；地址里的口令不要给别人。关上网页或按 Ctrl-C 即结束。",
            title.zh
        ),
        en: format!(
            "{} · {address}\nThis machine alone can open it; the address holds a secret. It ends when the page is closed, or with Ctrl-C.",
            title.en
        ),
    }
}
