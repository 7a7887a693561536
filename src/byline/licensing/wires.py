# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Agencies and syndicates that sell their texts, as they sign them.

Those that license theirs openly (Mehr, Tasnim) are not among them: seeds/ knows them.
"""

WIRES = (
    "AP", "AP News", "Associated Press", "The Associated Press", "ASSOCIATED PRESS", "Reuters", "REUTERS",
    "Thomson Reuters", "AFP", "Agence France-Presse", "dpa", "DPA", "EFE", "Xinhua", "XINHUA", "TASS", "ITAR-TASS",
    "RIA Novosti", "Interfax", "ANSA", "APA", "Kyodo", "Kyodo News", "Jiji", "Jiji Press", "PTI", "IANS", "ANI", "UPI",
    "Bloomberg", "BLOOMBERG", "Bloomberg News", "Belga", "ANP", "Ritzau", "NTB", "STT", "Lusa", "PAP", "Anadolu",
    "Anadolu Agency", "Yonhap", "Keystone-SDA", "SDA", "sda", "PA Media", "Press Association", "Canadian Press",
    "The Canadian Press", "Australian Associated Press", "epd", "KNA", "SID", "ČTK", "MTI", "Agerpres", "USA TODAY",
    "Tribune News Service", "Tribune Content Agency", "New York Times News Service", "CNN Wire",
    "ТАСС", "РИА Новости", "Интерфакс", "Рейтер", "УНІАН", "Укрінформ", "Інтерфакс-Україна", "БТА", "Танјуг", "Tanjug",
    "HINA", "TASR", "LETA", "ELTA", "ritzau", "ΑΠΕ-ΜΠΕ",
    "ИНТЕРФАКС", "БелТА", "Ukrinform", "UNIAN", "Europa Press", "EUROPA PRESS", "Agencia EFE", "Agência Lusa", "Télam",
    "Notimex", "La Presse Canadienne", "Agence QMI", "ANTARA", "Antara", "Bernama", "TTXVN", "Anadolu Ajansı",
    "新华社", "新華社", "中新社", "中央社", "路透社", "法新社", "美联社", "美聯社", "共同社", "共同通信",
    "時事通信", "ロイター", "연합뉴스", "뉴시스", "رويترز", "فرانس برس",
)  # fmt: skip
